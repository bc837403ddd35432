import { strict as assert } from 'node:assert';
import { after } from 'node:test';
import { join } from 'node:path';
import type { ReceiverState } from '#axis/receiver-state.ts';
import { keepChild } from '#host/keep-child.ts';
import type { SimulatedCase } from '#registries/case/simulator.ts';
import type { SimulatedPayment } from '#registries/payment/payer-page.ts';
import type { NoticeAccounts } from '#registries/connect-messengers.ts';
import type { SimulatedParcel } from '#registries/postal/simulator.ts';
import type { HeldNotice } from '#registries/national-portal/simulated-notices.ts';
import type { FaultPlan } from '#registries/simulation/faults.ts';
import type { ReceivedMessage } from '#registries/simulation/mailbox.ts';
import type { ReceivedRequest } from '#registries/simulation/server.ts';
import type { Simulated } from '#registries/simulation/systems.ts';
import type { SimulatedPerson } from '#registries/simulation/population.ts';
import { freePorts } from '#test/support/free-ports.ts';
import { LEADER, SEAL } from '#test/support/signing.ts';

/** The simulators in a process of their own, with their control. */
export interface RunningSimulators {
  readonly url: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly people: readonly SimulatedPerson[];
  /** Makes one system misbehave until told otherwise; without a plan it behaves. */
  readonly order: (system: Simulated, plan?: Partial<FaultPlan>) => Promise<void>;
  /** What the simulated portal holds, by dossier code. */
  readonly held: () => Promise<Record<string, HeldAtPortal>>;
  /** Makes what the portal holds of a dossier wrong (src/registries/national-portal/alter-held.ts). */
  readonly alter: (code: string, order: object) => Promise<void>;
  /** The cases that each simulated system was sent. */
  readonly cases: () => Promise<Record<string, readonly SimulatedCase[]>>;
  /** The payments that the simulated platform knows, by their reference. */
  readonly payments: () => Promise<Record<string, SimulatedPayment>>;
  /** What a payer does on the platform's page: pays all, a part, or gives it up. */
  readonly pay: (reference: string, choice: 'du' | 'thieu' | 'huy') => Promise<void>;
  /** What people were sent, the newest first. */
  readonly mailbox: () => Promise<readonly ReceivedMessage[]>;
  /** The province's accounts at the mail server and the providers of messages. */
  readonly notices: NoticeAccounts;
  /** The updates that the interlinking software took, by dossier code. */
  readonly interlinked: () => Promise<Record<string, readonly Readonly<Record<string, unknown>>[]>>;
  /** The parcels that the simulated post was told of. */
  readonly parcels: () => Promise<readonly SimulatedParcel[]>;
  /** The last requests to a system, as they came over the wire; the newest last. */
  readonly received: (system: Simulated) => Promise<readonly ReceivedRequest[]>;
  /** Files a promotion notice at the simulated portal; the answer is its code. */
  readonly filePromotion: (changes?: object) => Promise<string>;
  /** The notices that the simulated portal holds, by its code. */
  readonly promotions: () => Promise<Record<string, HeldNotice>>;
  /** Makes an office behind the document axis tell a code, or send us a message as it is (`raw`). */
  readonly axis: (order: object) => Promise<{ readonly done: boolean }>;
  /** What the axis holds of each document that we sent. */
  readonly axisDocuments: () => Promise<readonly SimulatedAxisDocument[]>;
  /** Root (PEM) and list of revoked certificates (base64) of the simulated signing service. */
  readonly signingTrust: () => Promise<{ readonly root: string; readonly crl: string }>;
  /** Every token and session that was given out ends. */
  readonly forget: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** The province's account at the simulated payment platform. */
export const PAYMENT_ACCOUNT = {
  partner: 'MOT-CUA-THU',
  secret: 'bi-mat-thanh-toan',
  bank: 'GIALAP',
  account: '0000000000',
  accountName: 'TAI KHOAN THU',
  ip: '127.0.0.1',
};

export interface SimulatedAxisDocument {
  readonly id: string;
  readonly messages: number;
  readonly receivers: Readonly<Record<string, ReceiverState>>;
}

export interface HeldAtPortal {
  readonly dossier: Readonly<Record<string, unknown>>;
  readonly progress: readonly Readonly<Record<string, string>>[];
}

const PROGRAM = join(import.meta.dirname, '../../bin/simulate.ts');

/** Starts them for one test file; they end with it. */
export async function runSimulators(callBack?: string): Promise<RunningSimulators> {
  const simulators = await startSimulators(callBack);
  after(simulators.stop);
  return simulators;
}

/** `callBack`: where the simulated payment platform tells of what was paid; by default nowhere. */
export async function startSimulators(
  callBack = 'http://127.0.0.1:9/',
): Promise<RunningSimulators> {
  const port = await freePorts(3);
  const client = { clientId: 'mot-cua', clientSecret: 'bi-mat-thu' };
  const child = {
    program: PROGRAM,
    name: 'the simulators',
    port,
    options: () => ({
      ...client,
      host: '127.0.0.1',
      port,
      seed: 7,
      people: 500,
      communes: ['30730'],
      signers: [LEADER, SEAL],
      payment: { partner: PAYMENT_ACCOUNT.partner, secret: PAYMENT_ACCOUNT.secret, callBack },
    }),
  };
  const { stop } = await keepChild(child, () => undefined);
  const control = `http://127.0.0.1:${port + 1}`;
  // No connection is kept: a test that waits for a program of its own would find it closed after.
  const read = async <T>(path: string, init: RequestInit = {}): Promise<T> => {
    const answer = await fetch(`${control}${path}`, { ...init, headers: { connection: 'close' } });
    return (await answer.json()) as T;
  };
  const providerAt = (name: string) => ({
    url: `http://127.0.0.1:${port}/${name}`,
    token: client.clientSecret,
  });
  return {
    stop,
    url: `http://127.0.0.1:${port}`,
    ...client,
    people: await read('/people'),
    order: async (system, plan = {}) => {
      await read(`/control/${system}`, { method: 'POST', body: JSON.stringify(plan) });
    },
    held: () => read('/held'),
    alter: async (code, order) => {
      const body = JSON.stringify({ code, ...order });
      const { isDone } = await read<{ readonly isDone: boolean }>('/held', {
        method: 'POST',
        body,
      });
      assert.ok(isDone, code);
    },
    cases: () => read('/cases'),
    payments: () => read('/payments'),
    pay: async (reference, viec) => {
      const page = `${control}/thanh-toan/${encodeURIComponent(reference)}`;
      const { ok } = await fetch(page, { method: 'POST', body: new URLSearchParams({ viec }) });
      if (!ok) throw new Error(`the platform has no page for ${reference}`);
    },
    mailbox: () => read('/hop-thu.json'),
    notices: {
      mail: {
        url: `smtp://${client.clientId}:${client.clientSecret}@127.0.0.1:${port + 2}`,
        from: 'Một cửa <mot-cua@example.vn>',
      },
      sms: { ...providerAt('sms'), sender: 'MOTCUA' },
      zalo: { ...providerAt('zalo'), officialAccount: '1', template: '1' },
    },
    interlinked: () => read('/interlinked'),
    parcels: () => read('/parcels'),
    received: async (system) =>
      (await read<readonly ReceivedRequest[]>('/received')).filter((one) => one.system === system),
    filePromotion: async (changes = {}) => {
      const init = { method: 'POST', body: JSON.stringify(changes) };
      return (await read<{ readonly code: string }>('/promotions', init)).code;
    },
    promotions: () => read('/promotions'),
    axis: (order) => read('/axis', { method: 'POST', body: JSON.stringify(order) }),
    axisDocuments: () => read('/axis-documents'),
    signingTrust: () => read('/signing-trust'),
    forget: async () => {
      await read('/forget', { method: 'POST' });
    },
  };
}
