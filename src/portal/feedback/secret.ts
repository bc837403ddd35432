import { createHmac } from 'node:crypto';

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LETTERS = 8;

/**
 * The word by which a sender follows a report, `7K3M-9QXT`: 40 bits made from the report's key, so that
 * the page after a repeat shows the same word, though only its hash is kept.
 */
export function secretOf(formKey: string, feedbackId: string): string {
  const bytes = createHmac('sha256', formKey).update(`report:${feedbackId}`).digest();
  const letters = [...bytes.subarray(0, LETTERS)].map((byte) => ALPHABET[byte % ALPHABET.length]);
  return `${letters.slice(0, 4).join('')}-${letters.slice(4).join('')}`;
}

/** The word as somebody types it: small letters, spaces and O for 0 are taken for what they mean. */
export function typedSecret(text: string): string {
  const plain = upper(text).replaceAll(/[^0-9A-Z]/g, '');
  return `${plain.slice(0, 4)}-${plain.slice(4, LETTERS)}`;
}

/** The code as somebody types it: `pa 220621 7k3m9qxt` is `PA-220621-7K3M9QXT`. */
export function typedCode(text: string): string {
  const plain = text.toUpperCase().replaceAll(/[^0-9A-Z]/g, '');
  return `PA-${plain.slice(2, 8)}-${upper(plain.slice(8, 8 + LETTERS))}`;
}

const upper = (text: string): string =>
  text.toUpperCase().replaceAll('O', '0').replaceAll(/[IL]/g, '1');
