/** Where the report on Đề án 06 is written and made. */
export const DE_AN_06_PATH = '/can-bo/bao-cao/de-an-06';

export const periodPath = (period: string): string => `${DE_AN_06_PATH}/${period}`;

export const partPath = (period: string, part: string): string =>
  `${DE_AN_06_PATH}/${period}/phan/${part}`;
