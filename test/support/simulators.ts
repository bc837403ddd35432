import { after } from 'node:test';
import { join } from 'node:path';
import { keepChild } from '#host/keep-child.ts';
import type { SimulatedCase } from '#registries/case/simulator.ts';
import type { FaultPlan } from '#registries/simulation/faults.ts';
import type { Simulated } from '#registries/simulation/systems.ts';
import type { SimulatedPerson } from '#registries/simulation/population.ts';
import { freePorts } from '#test/support/free-ports.ts';

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
  /** The cases that each simulated system was sent. */
  readonly cases: () => Promise<Record<string, readonly SimulatedCase[]>>;
  /** Every token and session that was given out ends. */
  readonly forget: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

export interface HeldAtPortal {
  readonly dossier: Readonly<Record<string, unknown>>;
  readonly progress: readonly Readonly<Record<string, string>>[];
}

const PROGRAM = join(import.meta.dirname, '../../bin/simulate.ts');

/** Starts them for one test file; they end with it. */
export async function runSimulators(): Promise<RunningSimulators> {
  const simulators = await startSimulators();
  after(simulators.stop);
  return simulators;
}

export async function startSimulators(): Promise<RunningSimulators> {
  const port = await freePorts(2);
  const client = { clientId: 'mot-cua', clientSecret: 'bi-mat-thu' };
  const child = {
    program: PROGRAM,
    name: 'the simulators',
    port,
    options: { ...client, host: '127.0.0.1', port, seed: 7, people: 500, communes: ['30730'] },
  };
  const { stop } = await keepChild(child, () => undefined);
  const control = `http://127.0.0.1:${port + 1}`;
  const read = async <T>(path: string, init?: RequestInit): Promise<T> =>
    (await (await fetch(`${control}${path}`, init)).json()) as T;
  return {
    stop,
    url: `http://127.0.0.1:${port}`,
    ...client,
    people: await read('/people'),
    order: async (system, plan = {}) => {
      await read(`/control/${system}`, { method: 'POST', body: JSON.stringify(plan) });
    },
    held: () => read('/held'),
    cases: () => read('/cases'),
    forget: async () => {
      await read('/forget', { method: 'POST' });
    },
  };
}
