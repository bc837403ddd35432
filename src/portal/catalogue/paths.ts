export const CATALOGUE = '/thu-tuc';

/** The page of a procedure, as of a day where one is given. */
export const procedurePath = (code: string, day: string | null = null): string =>
  `${CATALOGUE}/${encodeURIComponent(code)}${day === null ? '' : `?ngay=${day}`}`;
