import type pg from 'pg';
import type { Day, Instant } from '#kernel/day.ts';
import type { NamedSource } from '#reporting/indicator.ts';
import { type PeriodFigures, readPeriodFigures } from '#store/period-figures.ts';

/** What the system itself counted of an agency in a period, by source. */
export type SourceFigures = Readonly<Record<NamedSource, number>>;

/** The one place by which answers are prefilled. */
export async function readSourceFigures(
  pool: pg.Pool,
  agency: string,
  period: { readonly from: Day; readonly to: Day },
  at: Instant,
): Promise<SourceFigures> {
  const { from, to } = period;
  const asked = { agencies: [agency], detail: 'all-procedures', from, to, at } as const;
  const rows = await readPeriodFigures(pool, asked);
  const sum = (count: (figures: PeriodFigures) => number): number =>
    rows.reduce((total, figures) => total + count(figures), 0);
  return {
    'dossiers-received': sum(({ received }) => received),
    'dossiers-online': sum(({ received, channel }) => (channel === 'online' ? received : 0)),
    'dossiers-finished': sum(({ early, onTime, late, untimed }) => early + onTime + late + untimed),
    'dossiers-on-time': sum(({ early, onTime }) => early + onTime),
    'dossiers-late': sum(({ late }) => late),
  };
}
