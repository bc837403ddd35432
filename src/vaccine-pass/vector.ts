import { type Instant, instantFromEpoch } from '#kernel/day.ts';
import { type Step, STEPS } from '#vaccine-pass/step.ts';
import { readTrusted, type TrustList } from '#vaccine-pass/trust-list.ts';

/** A vector file of the EU's test data: what each step is given, and which steps have to fail. */
export interface Vector {
  /** Undefined where there is none. */
  readonly json: unknown;
  readonly cbor: Uint8Array | null;
  readonly cose: Uint8Array | null;
  readonly compressed: Uint8Array | null;
  readonly base45: string | null;
  readonly prefixed: string | null;
  /** Bytes of a PNG. */
  readonly picture: Uint8Array | null;
  /** Whom the vector has us believe: its own certificate, if it can be read. */
  readonly trust: TrustList;
  readonly clock: Instant | null;
  readonly expected: Readonly<Partial<Record<Step, boolean>>>;
}

/** Reads a vector file's JSON; null where it is none. */
export function readVector(file: unknown): Vector | null {
  if (!isRecord(file) || !PARTS.some((part) => textIn(file[part]) !== null)) return null;
  const context = isRecord(file['TESTCTX']) ? file['TESTCTX'] : {};
  const flags = isRecord(file['EXPECTEDRESULTS']) ? file['EXPECTEDRESULTS'] : {};
  const expected = STEPS.flatMap((step) => {
    const flag = flags[`EXPECTED${step}`];
    return typeof flag === 'boolean' ? [[step, flag] as const] : [];
  });
  return {
    json: file['JSON'] ?? undefined,
    cbor: bytesIn(file['CBOR'], 'hex'),
    cose: bytesIn(file['COSE'], 'hex'),
    compressed: bytesIn(file['COMPRESSED'], 'hex'),
    base45: textIn(file['BASE45']),
    prefixed: textIn(file['PREFIX']),
    picture: bytesIn(file['2DCODE'], 'base64'),
    trust: trustIn(bytesIn(context['CERTIFICATE'], 'base64')),
    clock: instantIn(textIn(context['VALIDATIONCLOCK'])),
    expected: Object.fromEntries(expected),
  };
}

const PARTS = ['PREFIX', 'BASE45', 'COMPRESSED', 'COSE', 'CBOR', '2DCODE'];

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const textIn = (value: unknown): string | null =>
  typeof value === 'string' && value !== '' ? value : null;

function bytesIn(value: unknown, encoding: 'hex' | 'base64'): Uint8Array | null {
  const text = textIn(value);
  return text === null ? null : Uint8Array.from(Buffer.from(text, encoding));
}

function trustIn(certificate: Uint8Array | null): TrustList {
  if (certificate === null) return [];
  try {
    return [readTrusted(certificate)];
  } catch (fault) {
    // A broken certificate is nobody's: what it signed does not verify.
    if (fault instanceof Error) return [];
    throw fault;
  }
}

/** The clock of a vector, whose offset may lack its colon. */
function instantIn(text: string | null): Instant | null {
  const ms = Date.parse((text ?? '').replace(/([+-]\d\d)(\d\d)$/, '$1:$2'));
  return Number.isNaN(ms) ? null : instantFromEpoch(ms);
}
