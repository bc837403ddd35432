import type pg from 'pg';
import type { Day } from '#kernel/day.ts';
import type { NamedSource } from '#reporting/indicator.ts';
import { type MonthFigures, readAgencyStatistics } from '#store/agency-statistics.ts';

/** What the system itself counted of an agency in the full months of a period, by source. */
export type SourceFigures = Readonly<Record<NamedSource, number>>;

/** The one place by which answers are prefilled. */
export async function readSourceFigures(
  pool: pg.Pool,
  agency: string,
  { from, to }: { readonly from: Day; readonly to: Day },
): Promise<SourceFigures> {
  const { agencies } = await readAgencyStatistics(pool, agency);
  const months = (agencies[0]?.months ?? []).filter(({ month }) => month >= from && month <= to);
  const sum = (count: (figures: MonthFigures) => number): number =>
    months.reduce((total, figures) => total + count(figures), 0);
  return {
    'dossiers-received': sum(({ received }) => received),
    'dossiers-online': sum(({ online }) => online),
    'dossiers-finished': sum(({ onTime, late, untimed }) => onTime + late + untimed),
    'dossiers-on-time': sum(({ onTime }) => onTime),
    'dossiers-late': sum(({ late }) => late),
  };
}
