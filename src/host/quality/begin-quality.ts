import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { WorkServices } from '#host/core.ts';
import { linkSides, settingsOf } from '#host/quality/link-sides.ts';
import { openSource } from '#host/quality/open-source.ts';
import { qualityDirectory } from '#host/quality/quality-directory.ts';
import { CAMPAIGN_KINDS, campaignRoutes } from '#quality/campaign.ts';
import { type CampaignDuty, runCampaigns } from '#worker/quality/run-campaign.ts';
import { sendCorrections } from '#worker/quality/send-corrections.ts';
import { startRounds } from '#worker/rounds.ts';

const WAIT_MS = 2000;
const LONGEST_WAIT_MS = 60_000;
const HOUR_MS = 3_600_000;

/** Runs campaigns and sends their corrections, beside the pages. */
export function beginQuality(services: WorkServices, dataDir: string): () => Promise<void> {
  const { pool, registries, content, now, log } = services;
  const directory = qualityDirectory(dataDir);
  const duty: CampaignDuty = {
    pool,
    now,
    log,
    openSource: (source, from) => openSource({ content, registries, directory }, source, from),
    link: (order) => linkSides({ pool, directory }, order),
    thresholdsOf: (campaign) => settingsOf(campaign).thresholds,
  };
  const corrections = {
    pool,
    registries,
    now,
    log,
    routeOf: (text: string) => {
      const kind = CAMPAIGN_KINDS.find((one) => one === text);
      return kind === undefined ? null : campaignRoutes[kind];
    },
  };
  const pace = { wait: WAIT_MS, longestWait: LONGEST_WAIT_MS };
  const rounds = [
    startRounds({ name: 'campaigns', work: (signal) => runCampaigns(duty, signal), ...pace }, log),
    startRounds(
      {
        name: 'left tables',
        work: () => removeLeftTables(directory),
        wait: HOUR_MS,
        longestWait: HOUR_MS,
      },
      log,
    ),
    startRounds(
      { name: 'corrections', work: (signal) => sendCorrections(corrections, signal), ...pace },
      log,
    ),
  ];
  return async () => {
    await Promise.all(rounds.map(({ stop }) => stop()));
  };
}

/** Nothing is read or compared for so long. */
const LEFT_BEHIND_MS = 6 * 3_600_000;

/** Removes tables that a process which was killed left behind: people stand in them. */
async function removeLeftTables(directory: string): Promise<void> {
  const names = await readdir(directory).catch(() => []); // no campaign has run here yet
  for (const name of names) {
    const path = join(directory, name);
    const { mtimeMs } = await stat(path);
    if (mtimeMs < Date.now() - LEFT_BEHIND_MS) await rm(path, { recursive: true, force: true });
  }
}
