import { join } from 'node:path';
import { pino } from 'pino';
import type pg from 'pg';
import type { Accounts } from '#host/accounts.ts';
import type { Configuration } from '#host/config.ts';
import { type ConnectedExchange, connectExchange } from '#host/connect-exchange.ts';
import type { Metrics } from '#host/metrics.ts';
import { openContents } from '#host/open-contents.ts';
import { inspectTable } from '#host/quality/table-records.ts';
import { qualityDirectory } from '#host/quality/quality-directory.ts';
import { scanNotes } from '#host/scan-notes.ts';
import { loadTrustListIfAny } from '#host/vaccine-pass/trust-files.ts';
import { loadValueSets } from '#host/vaccine-pass/value-sets-file.ts';
import type { WorldKeeper } from '#host/world-keeper.ts';
import { createUploadGate } from '#documents/upload-gate.ts';
import { connectClamd } from '#documents/virus-scan.ts';
import type { Instant } from '#kernel/day.ts';
import { createRunCommand } from '#store/run-command.ts';
import type { Services } from '#web/services.ts';

/** What every process of ours acts with, whether it shows pages or works beside them. */
export type Core = Pick<
  Services,
  | 'pool'
  | 'world'
  | 'directory'
  | 'catalogue'
  | 'forms'
  | 'refreshWorld'
  | 'runCommand'
  | 'content'
  | 'uploadGate'
  | 'inspectTable'
  | 'virusScanner'
  | 'exchangeLogMonths'
  | 'now'
  | 'log'
  | 'formKey'
  | 'publicUrl'
  | 'signatureTrust'
  | 'passGrounds'
  | 'signsPasses'
>;

/** What the work beside the pages is done with. */
export type WorkServices = Core & Pick<Services, 'registries'>;

export interface CoreOptions {
  readonly configuration: Configuration;
  readonly pool: pg.Pool;
  readonly keeper: WorldKeeper;
  readonly now: () => Instant;
  readonly metrics: Metrics;
  /** Signs links to papers and what forms carry along; all processes have the same. */
  readonly formKey: string;
  readonly accounts: Accounts;
}

/** The core of one process and its lines to outside systems. */
export function openCore(options: CoreOptions): {
  readonly core: Core;
  readonly exchange: ConnectedExchange;
} {
  const { configuration, pool, keeper, now, metrics, formKey, accounts } = options;
  const exchange = connectExchange(accounts, {
    pool,
    now,
    onCall: metrics.noteCall,
    signs: configuration.signing.keys.kind !== 'none',
  });
  const channels = new Set(exchange.messengers.keys());
  const { clamd, dataDir, logLevel, observation, publicUrl, signing, vaccinePass } = configuration;
  const log = pino({ level: logLevel }, pino.destination(join(dataDir, 'mot-cua.log')));
  const content = openContents(configuration);
  const virusScanner = clamd === null ? null : connectClamd(clamd);
  const core: Core = {
    pool,
    world: keeper.world,
    directory: keeper.directory,
    catalogue: keeper.catalogue,
    forms: keeper.forms,
    refreshWorld: keeper.refresh,
    runCommand: metrics.counting(createRunCommand(pool, keeper.world, channels)),
    content,
    virusScanner,
    uploadGate: createUploadGate({
      content,
      scanner: virusScanner,
      notes: scanNotes(pool, now),
      log,
    }),
    inspectTable: (sha256) =>
      inspectTable({ content, directory: qualityDirectory(dataDir) }, sha256),
    exchangeLogMonths: observation.exchangeLogMonths,
    now,
    log,
    formKey,
    publicUrl,
    signatureTrust: async () => {
      const { loadTrust } = await import('#documents/signing/trust-directory.ts');
      return loadTrust(signing.directory);
    },
    signsPasses: vaccinePass.key.kind !== 'none',
    passGrounds: async () => {
      const [trust, sets] = await Promise.all([
        loadTrustListIfAny(join(vaccinePass.directory, 'trust')),
        loadValueSets(),
      ]);
      return { trust, sets };
    },
  };
  return { core, exchange };
}
