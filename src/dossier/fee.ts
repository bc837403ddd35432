import type { Fee, FeeRelief, Procedure } from '#catalogue/procedure.ts';

/** Where a dossier is handed in, as far as its fee depends on it. */
export type FeePlace = 'counter' | 'online';

type Priced = Pick<Procedure, 'fees' | 'feeReliefs'>;

/** Sum in đồng of the fees that are due where it is handed in, without any relief. */
export const wholeFee = ({ fees }: Priced, place: FeePlace): number =>
  fees
    .filter(({ channel }: Fee) => channel === 'any' || channel === place)
    .reduce((total, { amount }) => total + amount, 0);

/** The relief of a key, or null where the procedure has none such. */
export const reliefOf = ({ feeReliefs = [] }: Priced, key: string | undefined): FeeRelief | null =>
  feeReliefs.find((relief) => relief.key === key) ?? null;

/** What is due with a relief, in đồng; a relief never makes it dearer. */
export function feeWith(procedure: Priced, place: FeePlace, relief: FeeRelief | null): number {
  const whole = wholeFee(procedure, place);
  return relief === null ? whole : Math.min(whole, relief.amount);
}
