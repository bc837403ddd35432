import { Gauge } from 'prom-client';
import type { Metrics } from '#host/metrics.ts';
import { instantFromEpoch } from '#kernel/day.ts';
import { scanFigures } from '#store/content-scans.ts';
import type { Services } from '#web/services.ts';

/** What waits for a scan and what was ever found, where a scanner is configured. */
export function scanGauges(
  { registry }: Metrics,
  { pool, virusScanner }: Pick<Services, 'pool' | 'virusScanner'>,
): void {
  if (virusScanner === null) return;
  const files = new Gauge({
    name: 'mot_cua_scan_files',
    help: 'Files taken without a scan for viruses that wait for it, and infected ones ever found',
    labelNames: ['state'],
    registers: [registry],
    collect: async () => {
      files.reset();
      const figures = await scanFigures(pool, instantFromEpoch(0)).catch(() => null);
      if (figures === null) return;
      for (const [state, count] of Object.entries(figures)) files.set({ state }, count);
    },
  });
}
