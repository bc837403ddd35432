/** Characters of one text message in the 7-bit alphabet of GSM 03.38. */
export const SMS_LENGTH = 160;

/**
 * Text in letters that each cost one place of a text message: Vietnamese without diacritics, signs
 * that phones write with two places left out.
 */
export function gsmText(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/\p{M}+/gu, '')
    .replaceAll('đ', 'd')
    .replaceAll('Đ', 'D')
    .replaceAll(/[‘’‚‛`]/g, "'")
    .replaceAll(/[“”„«»]/g, '"')
    .replaceAll(/[–—−]/g, '-')
    .replaceAll('…', '...')
    .replaceAll(/[[{]/g, '(')
    .replaceAll(/[\]}]/g, ')')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(OTHER, '')
    .trim();
}

/** ASCII without what GSM 03.38 has only behind an escape, or not at all. */
const OTHER = /[^ -Z_a-z]/g;

/**
 * One text message of three parts: where they are too long together, `detail` is cut first, then
 * `tail` is left out.
 */
export function fitSms(head: string, detail: string, tail: string): string {
  const [first, middle, last] = [gsmText(head), gsmText(detail), gsmText(tail)];
  const joined = (parts: readonly string[]): string =>
    parts.filter((part) => part !== '').join(' ');
  const whole = joined([first, middle, last]);
  if (whole.length <= SMS_LENGTH) return whole;
  const room = SMS_LENGTH - joined([first, last]).length - 1;
  if (middle !== '' && room > CUT.length) {
    return joined([first, `${middle.slice(0, room - CUT.length)}${CUT}`, last]);
  }
  return joined([first, middle]).slice(0, SMS_LENGTH);
}

const CUT = '...';
