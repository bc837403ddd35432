import { strict as assert } from 'node:assert';
import { beforeEach, test } from 'node:test';
import { NOTICE_CHANNELS, type NoticeChannel } from '#dossier/notice-channel.ts';
import {
  connectMessengers,
  type Messengers,
  type NoticeAccounts,
} from '#registries/connect-messengers.ts';
import type { CallContext, CallRecord } from '#registries/lgsp/gateway.ts';
import type { Messenger } from '#registries/messenger.ts';
import { type ContractData, simulatedContractData } from '#test/support/contract-data.ts';
import { contextOf, NO_CONTROL, readRealTarget } from '#test/support/contract-target.ts';
import { systemNow } from '#test/support/exchange-fixture.ts';
import { type RunningSimulators, runSimulators } from '#test/support/simulators.ts';

/** The ways to applicants that a contract test is pointed at. */
export interface NoticeContract {
  readonly accounts: NoticeAccounts;
  /** Messengers of some accounts, whose calls are kept as those of the test. */
  readonly connect: (accounts: NoticeAccounts) => Messengers;
  /** Every call of the test so far. */
  readonly records: readonly CallRecord[];
  readonly context: CallContext;
  /** A test that any provider passes, with an address to which it may send. */
  readonly about: (
    known: 'recipients' | 'nobodyAt',
    channel: NoticeChannel,
    name: string,
    body: (messenger: Messenger, address: string) => Promise<void>,
  ) => void;
  /** A test that orders faults, or looks into the mailbox: of the simulators only. */
  readonly ordered: (name: string, body: (ways: SimulatedWays) => Promise<void>) => void;
}

export interface SimulatedWays {
  readonly simulators: RunningSimulators;
  readonly messengerOf: (channel: NoticeChannel) => Messenger;
}

/**
 * Opens the contract of mail server and providers: with the simulators or, where any setting with
 * the prefix `CONTRACT_` is given, with the real ones that they name; these need no platform. A way
 * that is not named is skipped.
 */
export async function openNoticeContract(): Promise<NoticeContract> {
  const real = readRealTarget();
  const simulators = real === null ? await runSimulators() : null;
  const accounts = real?.configuration.notices ?? simulators?.notices ?? assert.fail();
  const data: Partial<ContractData> =
    real?.data ?? simulatedContractData(simulators?.people ?? assert.fail());
  const records: CallRecord[] = [];
  const keepOf = () => async (record: CallRecord) => void records.push(record);
  const connect = (some: NoticeAccounts) => connectMessengers(some, keepOf, systemNow);
  const messengers = connect(accounts);
  beforeEach(async () => {
    records.length = 0;
    for (const channel of NOTICE_CHANNELS) await simulators?.order(channel);
  });
  return {
    accounts,
    connect,
    records,
    context: contextOf(data),
    about: (known, channel, name, body) => {
      const messenger = messengers.get(channel);
      const member = channel === 'mail' ? 'mail' : 'phone';
      const address = data[known]?.[member];
      if (messenger === undefined) void test(name, { skip: `${channel} is not configured` });
      else if (address === undefined) {
        void test(name, { skip: `CONTRACT_DATA has no ${known}.${member}` });
      } else void test(name, () => body(messenger, address));
    },
    ordered: (name, body) => {
      if (simulators === null) return void test(name, { skip: NO_CONTROL });
      const messengerOf = (channel: NoticeChannel) =>
        messengers.get(channel) ?? assert.fail(channel);
      void test(name, () => body({ simulators, messengerOf }));
    },
  };
}
