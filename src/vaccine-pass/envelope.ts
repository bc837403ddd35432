import { deflateSync, inflateSync } from 'node:zlib';
import { err, ok, type Result } from '#kernel/result.ts';
import { fromBase45, toBase45 } from '#vaccine-pass/base45.ts';
import { faultOf, type StepFault } from '#vaccine-pass/step.ts';

const PREFIX = 'HC1:';
/** A QR code holds 4,296 such characters at most. */
export const MAX_TEXT = 4296;
/** Real certificates have less than one kilobyte; a bomb of zeros ends here. */
const MAX_INFLATED = 64 * 1024;

/** What stands behind the mark of a health certificate. */
export const unprefixed = (text: string): Result<string, StepFault> =>
  text.startsWith(PREFIX) ? ok(text.slice(PREFIX.length)) : err(faultOf('no-prefix'));

export function decoded45(text: string): Result<Uint8Array, StepFault> {
  if (text.length > MAX_TEXT) return err(faultOf('too-large', `${text.length} characters`));
  const read = fromBase45(text);
  return read.ok ? read : err(faultOf('not-base45', read.error));
}

/** Undoes zlib's compression, as far as a certificate may be large. */
export function inflated(bytes: Uint8Array): Result<Uint8Array, StepFault> {
  try {
    return ok(inflateSync(bytes, { maxOutputLength: MAX_INFLATED }));
  } catch (fault) {
    if (!(fault instanceof Error) || !('code' in fault)) throw fault;
    const isLarge = fault.code === 'ERR_BUFFER_TOO_LARGE';
    return err(isLarge ? faultOf('too-large') : faultOf('not-zlib', fault.message));
  }
}

/** The text of a QR code for a signed certificate. */
export const wrapped = (signed: Uint8Array): string =>
  PREFIX + toBase45(deflateSync(signed, { level: 9 }));
