import { fold } from '#kernel/fold.ts';

/** As many digits on end as a phone or an identity number has; dates and sums have fewer. */
const NUMBER_LENGTH = 9;
const DIGITS = /\d(?:[\s.-]?\d)*/g;

/**
 * Whether a text that is to be public holds the sender's name, a number of nine digits or more, or an
 * e-mail address. It finds what is plain to see; who publishes reads the text all the same.
 */
export function namesSomebody(
  text: string,
  { senderName }: { readonly senderName: string | null },
): boolean {
  if (/\S@\S/.test(text)) return true;
  const numbers = text.match(DIGITS) ?? [];
  if (numbers.some((number) => number.replaceAll(/\D/g, '').length >= NUMBER_LENGTH)) return true;
  if (senderName === null) return false;
  return ` ${words(text)} `.includes(` ${words(senderName)} `);
}

const words = (text: string): string =>
  fold(text)
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
