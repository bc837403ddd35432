import { groupedDigits } from '#kernel/grouped-digits.ts';
import { err, ok, type Result } from '#kernel/result.ts';

/** Why a text is no number, and what was probably meant. */
export type NumberFault =
  | { readonly code: 'not-a-number' }
  /** Dots that part no thousands: `1.5`, `12.50`. */
  | { readonly code: 'dot-for-comma'; readonly meant: string };

const PLAIN = /^-?\d{1,15}(,\d+)?$/;
const THOUSANDS = /^-?\d{1,3}([. \u00a0\u202f]\d{3})+(,\d+)?$/;
const DOTTED = /^-?\d+\.\d+$/;

/** A number as it is written in Vietnam: dots or spaces part thousands, a comma the decimals. */
export function readNumber(text: string): Result<number, NumberFault> {
  const typed = text.trim();
  if (PLAIN.test(typed) || THOUSANDS.test(typed)) {
    return ok(Number(typed.replaceAll(/[. \u00a0\u202f]/g, '').replace(',', '.')));
  }
  if (DOTTED.test(typed)) {
    return err({ code: 'dot-for-comma', meant: typed.replace('.', ',') });
  }
  return err({ code: 'not-a-number' });
}

/** As `readNumber` reads it back: `1.234,5`. */
export function writeNumber(value: number): string {
  const [whole = '', decimals = ''] = String(Math.abs(value)).split('.');
  return `${value < 0 ? '-' : ''}${groupedDigits(whole)}${decimals === '' ? '' : `,${decimals}`}`;
}

export const rounded = (value: number, decimals: number): number =>
  Number(
    (Math.round((value + Number.EPSILON) * 10 ** decimals) / 10 ** decimals).toFixed(decimals),
  );
