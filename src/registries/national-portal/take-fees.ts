import type { Fee, Procedure } from '#catalogue/procedure.ts';
import { fold } from '#kernel/fold.ts';
import { isGarbled } from '#persons/garbled-text.ts';
import type {
  NationalFee,
  NationalProcedure,
} from '#registries/national-portal/catalogue-codec.ts';
import type { Taken, Unread } from '#registries/national-portal/unread.ts';

/** Where a national fee is due: by post as at the counter. */
type Side = 'counter' | 'online';

interface SidedFee extends NationalFee {
  readonly side: Side;
}

/** National fees by their words: of a name that is ours the sum is taken, others are added. */
export function takeFees(procedure: Procedure, national: NationalProcedure): Taken {
  const told = national.methods.flatMap(({ channel, times }) =>
    channel === null
      ? []
      : times.flatMap(({ fees }) =>
          fees.map(
            (fee): SidedFee => ({ ...fee, side: channel === 'online' ? 'online' : 'counter' }),
          ),
        ),
  );
  const byName = Map.groupBy(told, ({ note }) => fold(note));
  const unread: Unread[] = [];
  const known = procedure.fees.map((fee, index) => {
    const own = (byName.get(fold(fee.name.vi)) ?? []).filter(({ side }) => isDueOn(fee, side));
    const read = sumOf(own);
    if (read === null) unread.push({ field: `fees[${index}]`, national: wordsOf(own) });
    return read === null ? fee : { ...fee, amount: read };
  });
  const names = new Set(procedure.fees.map(({ name }) => fold(name.vi)));
  const added: Fee[] = [];
  for (const [name, fees] of byName) {
    if (names.has(name) || sumOf(fees) === 0) continue;
    const fee = name === '' ? null : feeOf(fees);
    if (fee === null) unread.push({ field: 'fees', national: wordsOf(fees) });
    else added.push(fee);
  }
  return { procedure: { ...procedure, fees: [...known, ...added] }, unread };
}

const isDueOn = ({ channel }: Fee, side: Side): boolean => channel === 'any' || channel === side;

/** A fee that we do not have; what it rests on and its English name are for a person to write. */
function feeOf(fees: readonly SidedFee[]): Fee | null {
  const amount = sumOf(fees);
  const vi = fees[0]?.note ?? '';
  if (amount === null || isGarbled(vi)) return null;
  const sides = new Set(fees.map(({ side }) => side));
  const channel = sides.size === 2 ? 'any' : sides.has('online') ? 'online' : 'counter';
  return { name: { vi, en: '' }, amount, channel, basis: '' };
}

const DONG = new Set(['dong', 'vnd', 'd']);

/** The one sum in đồng that all of them name, or null: none, several, another currency, words. */
function sumOf(fees: readonly NationalFee[]): number | null {
  const sums = new Set(
    fees.map(({ amount, currency }) =>
      DONG.has(fold(currency)) && /^\d{1,12}(\.0{1,2})?$/.test(amount) ? Number(amount) : null,
    ),
  );
  const [only = null] = sums;
  return sums.size === 1 ? only : null;
}

const wordsOf = (fees: readonly SidedFee[]): string =>
  [
    ...new Set(
      fees.map(({ side, amount, currency, note }) =>
        [side === 'online' ? 'trực tuyến' : 'trực tiếp', amount, currency, note]
          .filter((part) => part !== '')
          .join(' '),
      ),
    ),
  ].join('; ');
