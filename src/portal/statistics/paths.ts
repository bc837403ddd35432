/** How dossiers are dealt with, for everybody. */
export const STATISTICS = '/thong-ke';

export const statisticsPath = (agency: string): string =>
  `${STATISTICS}/${encodeURIComponent(agency)}`;
