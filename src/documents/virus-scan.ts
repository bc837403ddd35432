import { createConnection, type Socket } from 'node:net';
import { Readable } from 'node:stream';

/** Where clamd listens: a Unix socket of this machine, or a host and its port. */
export type ScannerAddress =
  | { readonly path: string }
  | { readonly host: string; readonly port: number };

export type ScanVerdict =
  | { readonly kind: 'clean' }
  /** `signature`: what ClamAV calls it, as `Win.Test.EICAR_HDB-1`. */
  | { readonly kind: 'infected'; readonly signature: string };

/** The scanner gave no verdict; the file itself may be clean or not. */
export class ScannerFault extends Error {
  readonly code: 'unreachable' | 'too-slow' | 'not-understood' | 'not-scanned';
  constructor(code: ScannerFault['code'], detail: string) {
    super(`${code}: ${detail}`);
    this.code = code;
  }
}

export interface VirusScanner {
  /** What ClamAV says of bytes, which are streamed to it. Throws a ScannerFault where it says nothing. */
  readonly scan: (bytes: Iterable<Buffer> | AsyncIterable<Buffer>) => Promise<ScanVerdict>;
  /** Program and signatures, as `ClamAV 1.4.6/27823/Fri Nov 27 08:25:03 2026`. */
  readonly version: () => Promise<string>;
}

/** By when a file must have its verdict: whoever sends it waits for as long. */
const DEADLINE_MS = 10_000;
/** Whoever asks how it stands does not wait that long. */
const VERSION_MS = 2000;

/** A scanner that speaks clamd's protocol (`man clamd`); each question is a connection of its own. */
export const connectClamd = (
  address: ScannerAddress,
  deadline: number = DEADLINE_MS,
): VirusScanner => ({
  // What cannot be read is no fault of the scanner.
  scan: async (bytes) => verdictOf(await ask(address, instream(bytes), deadline)),
  version: async () => {
    const answer = await ask(address, [Buffer.from('zVERSION\0')], Math.min(deadline, VERSION_MS));
    if (!answer.startsWith('ClamAV ')) throw new ScannerFault('not-understood', shown(answer));
    return shown(answer);
  },
});

/** The command, then each piece behind its length in four bytes; a length of zero ends it. */
async function* instream(file: Iterable<Buffer> | AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  yield Buffer.from('zINSTREAM\0');
  for await (const piece of file) {
    yield lengthOf(piece);
    yield piece;
  }
  yield lengthOf(Buffer.alloc(0));
}

function lengthOf({ length }: Buffer): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(length);
  return bytes;
}

async function ask(
  address: ScannerAddress,
  question: Iterable<Buffer> | AsyncIterable<Buffer>,
  deadline: number,
): Promise<string> {
  let isConnected = false;
  const socket = createConnection(address, () => (isConnected = true));
  const late = new ScannerFault('too-slow', `no answer within ${deadline} ms`);
  const timer = setTimeout(() => socket.destroy(late), deadline);
  // It may answer and hang up before all was sent: what counts is the answer, which fails with it.
  const source = Readable.from(question).on('error', (fault) => socket.destroy(fault));
  source.pipe(socket, { end: false });
  try {
    return await answerOf(socket);
  } catch (fault) {
    if (fault instanceof ScannerFault || fault === source.errored) throw fault;
    // Hung up on us: over this file, as far as we know. clamd does so where one is too large for it.
    throw new ScannerFault(isConnected ? 'not-scanned' : 'unreachable', String(fault));
  } finally {
    clearTimeout(timer);
    source.destroy();
    socket.destroy();
  }
}

const LONGEST_ANSWER = 1000;

/** What comes before the first NUL: an answer without one was cut off on its way. */
async function answerOf(socket: Socket): Promise<string> {
  let answer = '';
  for await (const piece of socket.setEncoding('latin1')) {
    answer += String(piece);
    const end = answer.indexOf('\0');
    if (end !== -1) return answer.slice(0, end);
    if (answer.length > LONGEST_ANSWER) break;
  }
  throw new ScannerFault('not-understood', shown(answer));
}

function verdictOf(answer: string): ScanVerdict {
  if (answer === 'stream: OK') return { kind: 'clean' };
  const [, signature] = /^stream: (.+) FOUND$/.exec(answer) ?? [];
  if (signature !== undefined) return { kind: 'infected', signature: shown(signature) };
  // `INSTREAM size limit exceeded. ERROR`, say: the file was not looked at to its end.
  throw new ScannerFault(
    answer.endsWith('ERROR') ? 'not-scanned' : 'not-understood',
    shown(answer),
  );
}

/** Printable and short: it is written into logs and shown on pages. */
const shown = (text: string): string => text.replaceAll(/[^ -~]/g, '?').slice(0, 200);
