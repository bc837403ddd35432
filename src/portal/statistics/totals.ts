import { onTimeShare } from '#dossier/punctuality.ts';
import type { Day } from '#kernel/day.ts';
import type { AgencyFigures, MonthFigures } from '#store/agency-statistics.ts';

/** The figures of a period, and what they come to. */
export interface Totals {
  readonly received: number;
  readonly online: number;
  readonly supplementAsked: number;
  readonly finished: number;
  readonly onTime: number;
  readonly late: number;
  readonly untimed: number;
  readonly refused: number;
  /** 0 to 1, or null where there is nothing to judge. */
  readonly onTimeShare: number | null;
  readonly onlineShare: number | null;
  readonly rated: number;
  readonly satisfiedShare: number | null;
}

/** Sums up the months from `first` on; what is overdue now counts as late in each period. */
export function totalsSince({ months, standing }: AgencyFigures, first: Day): Totals {
  const own = months.filter(({ month }) => month >= first);
  const sum = (key: Exclude<keyof MonthFigures, 'month'>): number =>
    own.reduce((total, month) => total + month[key], 0);
  const [received, online, onTime, late, untimed, rated] = [
    sum('received'),
    sum('online'),
    sum('onTime'),
    sum('late'),
    sum('untimed'),
    sum('rated'),
  ];
  return {
    received,
    online,
    supplementAsked: sum('supplementAsked'),
    finished: onTime + late + untimed,
    onTime,
    late,
    untimed,
    refused: sum('refused'),
    onTimeShare: onTimeShare({ onTime, late, overdue: standing.overdue }),
    onlineShare: received === 0 ? null : online / received,
    rated,
    satisfiedShare: rated === 0 ? null : sum('satisfied') / rated,
  };
}
