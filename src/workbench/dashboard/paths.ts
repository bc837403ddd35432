import type { FigureChannel } from '#dossier/figures.ts';
import type { Day, Instant } from '#kernel/day.ts';
import type { DossierQueue } from '#store/figure-dossiers.ts';
import { figureSlugs, type ShownFigure } from '#workbench/dashboard/figure-words.ts';

/** Where leaders steer. */
export const DASHBOARD_PATH = '/can-bo/dieu-hanh';

/** The dashboard of an agency; '' is the province. */
export const dashboardPath = (agency: string): string =>
  agency === '' ? DASHBOARD_PATH : `${DASHBOARD_PATH}?co-quan=${encodeURIComponent(agency)}`;

/** The figure whose dossiers are to be listed. */
export interface FigureLink {
  readonly figure: ShownFigure;
  /** Code; '' is the province. */
  readonly agency: string;
  /** Legs of interlinked dossiers too, of the province. */
  readonly withLegs?: true;
  readonly from: Day;
  readonly to: Day;
  /** What happened until then alone; absent: until now. */
  readonly until?: Instant;
  readonly queue?: DossierQueue;
  /** Code; absent: of any. */
  readonly procedure?: string;
  /** Absent: however they came. */
  readonly channel?: FigureChannel;
}

/** Address of the dossiers behind a figure. */
export function figurePath(link: FigureLink): string {
  const { figure, agency, withLegs, from, to, until, queue, procedure, channel } = link;
  const query = new URLSearchParams({
    'con-so': figureSlugs[figure],
    ...(agency === '' ? {} : { 'co-quan': agency }),
    ...(withLegs === undefined ? {} : { 'lien-thong': '1' }),
    tu: from,
    den: to,
    ...(until === undefined ? {} : { luc: until }),
    ...(procedure === undefined ? {} : { 'thu-tuc': procedure }),
    ...(channel === undefined ? {} : { kenh: channel }),
    ...(queue === undefined ? {} : { noi: queue.place, 'vai-tro': queue.role }),
  });
  return `${DASHBOARD_PATH}/ho-so?${query.toString()}`;
}
