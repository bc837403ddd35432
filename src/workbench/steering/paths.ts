import type { Level } from '#reporting/sum-up.ts';
import type { Day } from '#kernel/day.ts';
import type { TaskFigures } from '#store/steering-task-figures.ts';

export const STEERING_PATH = '/can-bo/de-an-06';
export const BODIES_PATH = `${STEERING_PATH}/to-chuc`;
export const TASKS_PATH = `${STEERING_PATH}/nhiem-vu`;
export const DOCUMENTS_PATH = `${STEERING_PATH}/van-ban`;
export const OUTREACH_PATH = `${STEERING_PATH}/tuyen-truyen`;
export const MEETINGS_PATH = `${STEERING_PATH}/hop`;
/** An empty list of participants. */
export const MEETING_TEMPLATE_PATH = `${MEETINGS_PATH}/mau.xlsx`;
export const HAMLETS_PATH = `${STEERING_PATH}/ap`;
/** A list of hamlets with the communes in it. */
export const HAMLET_TEMPLATE_PATH = `${HAMLETS_PATH}/mau.xlsx`;
/** Of which units something was founded by a day. */
export const COVERAGE_PATH = `${STEERING_PATH}/do-phu`;

/** Units of a level on a day: those that have a committee or team, those that have none, or all. */
export const coveragePath = (level: Level, day: Day, which: 'da' | 'chua' | 'tat-ca'): string =>
  `${COVERAGE_PATH}?cap=${level}&ngay=${day}&loc=${which}`;

/** A list of what happened in some days, both included. */
export const daysPath = (
  path: string,
  { from, to }: { readonly from: Day; readonly to: Day },
  narrowed: Readonly<Record<string, string>> = {},
): string => `${path}?${new URLSearchParams({ tu: from, den: to, ...narrowed }).toString()}`;

/** How the address of a list of tasks says which of a period it lists. */
export const taskFilters = {
  all: 'tat-ca',
  done: 'xong',
  doneLate: 'xong-muon',
  overdue: 'qua-han',
} as const satisfies Record<keyof TaskFigures, string>;
