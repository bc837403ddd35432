import { err, ok, type Result } from '#kernel/result.ts';

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';
const DIGITS = new Map(ALPHABET.split('').map((character, value) => [character, value]));

/** Bytes as the characters that a QR code packs best (RFC 9285). */
export function toBase45(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 2) {
    const isPair = at + 1 < bytes.length;
    let value = isPair ? (bytes[at] ?? 0) * 256 + (bytes[at + 1] ?? 0) : (bytes[at] ?? 0);
    for (let digits = isPair ? 3 : 2; digits > 0; digits -= 1) {
      text += ALPHABET[value % 45] ?? '';
      value = Math.floor(value / 45);
    }
  }
  return text;
}

/** The bytes again; refused are foreign characters, a lone last one and triples beyond two bytes. */
export function fromBase45(text: string): Result<Uint8Array, string> {
  const bytes: number[] = [];
  for (let at = 0; at < text.length; at += 3) {
    const group = text.slice(at, at + 3);
    let value = 0;
    for (const character of group.split('').toReversed()) {
      const digit = DIGITS.get(character);
      if (digit === undefined) return err(`a foreign character after ${at} characters`);
      value = value * 45 + digit;
    }
    const most = group.length === 3 ? 0xffff : group.length === 2 ? 0xff : -1;
    if (value > most) return err(`no byte has the value that stands after ${at} characters`);
    if (group.length === 3) bytes.push(value >> 8, value & 0xff);
    else bytes.push(value);
  }
  return ok(Uint8Array.from(bytes));
}
