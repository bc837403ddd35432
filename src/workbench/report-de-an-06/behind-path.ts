import type { Instant } from '#kernel/day.ts';
import { figurePath } from '#workbench/dashboard/paths.ts';
import { campaignPath, summaryPath } from '#workbench/reporting/paths.ts';
import {
  coveragePath,
  daysPath,
  DOCUMENTS_PATH,
  MEETINGS_PATH,
  OUTREACH_PATH,
  taskFilters,
  TASKS_PATH,
} from '#workbench/steering/paths.ts';
import { periodPath } from '#workbench/report-de-an-06/paths.ts';
import type { Figure, FigureValue, SteeringBook } from '#written-report/figure.ts';

/** Where what a figure counts is shown, as it was read at an instant; null where no page has it. */
export function behindPath(
  { behind, value, source: { from, to } }: Figure,
  period: string,
  until: Instant,
): string | null {
  if (behind === null || isNone(value)) return null;
  switch (behind.kind) {
    case 'dossiers': {
      const { kind: _, counted, ...of } = behind;
      return figurePath({ figure: counted, ...of, from, to, until });
    }
    case 'campaign':
      return behind.shows === 'sums'
        ? summaryPath(behind.campaignId)
        : campaignPath(behind.campaignId);
    case 'steering':
      return daysPath(BOOKS[behind.book], { from, to });
    case 'teams':
      return coveragePath(behind.level, to, behind.shows === 'founded' ? 'da' : 'tat-ca');
    case 'tasks':
      return daysPath(TASKS_PATH, { from, to }, { loc: taskFilters[behind.counted] });
    case 'parts':
      return periodPath(period);
  }
}

/** An empty list tells less than the source does. */
function isNone(value: FigureValue): boolean {
  switch (value.kind) {
    case 'count':
      return value.count === 0;
    case 'share':
      return value.part === 0;
    case 'words':
      return false;
    case 'missing':
      return true;
  }
}

const BOOKS = {
  documents: DOCUMENTS_PATH,
  meetings: MEETINGS_PATH,
  outreach: OUTREACH_PATH,
} satisfies Record<SteeringBook, string>;
