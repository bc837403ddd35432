import { DOSSIER_INDICATORS, type DossierIndicator, type Mark } from '#reports/nd-61/indicators.ts';

/** A mark that an indicator gave; null: whatever it gave. */
export type Given = { readonly indicator: DossierIndicator; readonly mark: Mark } | null;

const ALL = 'all';

/** As addresses name it: `1.2`, indicator and mark. */
export const figureOf = (given: Given): string =>
  given === null ? ALL : `${given.indicator}.${given.mark}`;

/** What an address names; undefined where it is nothing. */
export function givenOf(figure: string): Given | undefined {
  if (figure === ALL) return null;
  const [first, second] = figure.split('.');
  const indicator = DOSSIER_INDICATORS.find((one) => String(one) === first);
  const mark = ([0, 1, 2] as const).find((one) => String(one) === second);
  return indicator === undefined || mark === undefined ? undefined : { indicator, mark };
}
