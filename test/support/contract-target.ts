import { strict as assert } from 'node:assert';
import { randomUUID } from 'node:crypto';
import { before, beforeEach, test } from 'node:test';
import type { SystemParty } from '#dossier/deliveries.ts';
import { type Configuration, readConfiguration } from '#host/config.ts';
import { connectRegistries, type PlatformAccount, type Registries } from '#registries/connect.ts';
import type { CallContext, CallRecord } from '#registries/lgsp/gateway.ts';
import { RegistryFault } from '#registries/registry-fault.ts';
import type { FaultPlan } from '#registries/simulation/faults.ts';
import type { ReceivedRequest } from '#registries/simulation/server.ts';
import {
  type ContractData,
  readContractData,
  simulatedContractData,
} from '#test/support/contract-data.ts';
import { accountAt, systemNow } from '#test/support/exchange-fixture.ts';
import { type RunningSimulators, runSimulators } from '#test/support/simulators.ts';

/** One system that a contract test is pointed at. */
export interface Contract {
  readonly registries: Registries;
  readonly account: PlatformAccount;
  /** Every call of the test so far, as the gateway keeps it. */
  readonly records: readonly CallRecord[];
  readonly context: CallContext;
  /** A test that any system passes. */
  readonly test: (name: string, body: () => Promise<void>) => void;
  /** A test about something that must be known to stand there. */
  readonly about: <Known extends keyof ContractData>(
    known: Known,
    name: string,
    body: (known: ContractData[Known]) => Promise<void>,
  ) => void;
  /** A test that orders faults, or looks at the wire from the other end: a simulator's only. */
  readonly ordered: (name: string, body: (simulator: Ordering) => Promise<void>) => void;
  /** What must have happened at the simulators before the first test; of a real system it is known. */
  readonly arranged: (body: (simulator: Ordering) => Promise<void>) => void;
}

/** The simulator of the system that is tested, and what it was sent. */
export interface Ordering {
  readonly simulators: RunningSimulators;
  readonly data: ContractData;
  /** Makes the system misbehave until the end of the test. */
  readonly order: (plan: Partial<FaultPlan>) => Promise<void>;
  /** The last request to the system, as it came over the wire. */
  readonly last: () => Promise<ReceivedRequest>;
}

export const NO_CONTROL = 'faults can be ordered at a simulator only';

/**
 * Opens the contract of a party: with the simulators, or with the real test system behind the platform
 * that `CONTRACT_LGSP_URL` and the other settings of the product with that prefix name
 * (`CONTRACT_DATA`: the file of what stands there). `callBack`: where simulators call us back.
 */
export async function openContract(party: SystemParty, callBack?: string): Promise<Contract> {
  const real = readRealTarget();
  const platform = real?.configuration.platform ?? null;
  const simulators = platform === null ? await runSimulators(callBack) : null;
  const account = platform ?? accountAt(simulators ?? assert.fail());
  const data: Partial<ContractData> =
    simulators === null ? (real?.data ?? assert.fail()) : simulatedContractData(simulators.people);
  const records: CallRecord[] = [];
  const keepOf = () => async (record: CallRecord) => void records.push(record);
  const registries = connectRegistries(account, keepOf, systemNow);
  const notThere = registries.connected.has(party)
    ? false
    : `${party} is not routed, or has no account`;
  beforeEach(async () => {
    records.length = 0;
    await simulators?.order('lgsp');
    await simulators?.order(party);
  });
  return {
    registries,
    account,
    records,
    context: contextOf(data),
    test: (name, body) => void test(name, { skip: notThere }, body),
    about: (known, name, body) => {
      const value = data[known];
      if (value === undefined) void test(name, { skip: `CONTRACT_DATA has no ${known}` });
      else void test(name, { skip: notThere }, () => body(value));
    },
    ordered: (name, body) => {
      if (simulators === null) return void test(name, { skip: NO_CONTROL });
      void test(name, () => body(orderingOf(simulators, party)));
    },
    arranged: (body) => {
      if (simulators !== null) before(() => body(orderingOf(simulators, party)));
    },
  };
}

/** For whom the tests call, and what for. */
export const contextOf = ({ agency = '000.00.00.H33' }: Partial<ContractData>): CallContext => ({
  dossierId: randomUUID(),
  subject: 'demo:quay',
  agency,
  purpose: 'Kiểm thử hợp đồng kết nối',
  procedureCode: '1.001193',
  person: null,
});

function orderingOf(simulators: RunningSimulators, party: SystemParty): Ordering {
  return {
    simulators,
    data: simulatedContractData(simulators.people),
    order: (plan) => simulators.order(party, plan),
    last: async () => (await simulators.received(party)).at(-1) ?? assert.fail('nothing came'),
  };
}

const PREFIX = 'CONTRACT_';

/** A real test system, or several: how they are reached, and what is known to stand there. */
interface RealTarget {
  readonly configuration: Configuration;
  readonly data: Partial<ContractData>;
}

/** What is tested as the environment has it: the product's settings, each with a prefix; null without. */
export function readRealTarget(): RealTarget | null {
  const settings = Object.entries(process.env).flatMap(([name, value]) =>
    name.startsWith(PREFIX) ? [[name.slice(PREFIX.length), value] as const] : [],
  );
  if (settings.length === 0) return null;
  const read = readConfiguration([], Object.fromEntries(settings));
  const path = process.env[`${PREFIX}DATA`] ?? assert.fail('CONTRACT_DATA is needed');
  return read.ok
    ? { configuration: read.value, data: readContractData(path) }
    : assert.fail(read.error.join('\n'));
}

/** The fault with which a call ends; fails where it does not. */
export async function faultOf(call: () => Promise<unknown>): Promise<RegistryFault> {
  try {
    await call();
  } catch (fault) {
    assert.ok(fault instanceof RegistryFault, String(fault));
    return fault;
  }
  return assert.fail('it was answered');
}
