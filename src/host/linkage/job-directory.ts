import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Found } from '#host/linkage/range-scorer.ts';
import type { LearnedWeights } from '#linkage/learn-weights.ts';

/**
 * What a run has done so far, beside the file that it writes: after a kill the same command goes on
 * from here. Of other tables or settings nothing is taken over.
 */
export interface JobDirectory {
  readonly learned: () => LearnedWeights | null;
  readonly keepLearned: (learned: LearnedWeights) => void;
  readonly found: (chunk: number) => Found | null;
  readonly keepFound: (found: Found) => void;
  readonly remove: () => void;
}

export function openJob(out: string, files: readonly string[], settings: unknown): JobDirectory {
  const directory = `${out}.part`;
  const stamp = createHash('sha256')
    .update(JSON.stringify([VERSION, settings, files.map(stampOf)]))
    .digest('hex');
  const stampFile = join(directory, 'job');
  if (!existsSync(stampFile) || readFileSync(stampFile, 'utf8') !== stamp) {
    rmSync(directory, { recursive: true, force: true });
    mkdirSync(directory, { recursive: true });
    writeFileSync(stampFile, stamp);
  }
  const whole = (name: string, content: string | Uint8Array): void => {
    const file = join(directory, name);
    writeFileSync(`${file}.new`, content);
    renameSync(`${file}.new`, file);
  };
  const kept = (name: string): Buffer | null => {
    const file = join(directory, name);
    return existsSync(file) ? readFileSync(file) : null;
  };
  return {
    learned: () => {
      const text = kept('learned.json');
      return text === null ? null : (JSON.parse(text.toString()) as LearnedWeights);
    },
    keepLearned: (learned) => whole('learned.json', JSON.stringify(learned)),
    found: (chunk) => {
      const bytes = kept(`found-${chunk}`);
      return bytes === null ? null : readFound(chunk, bytes);
    },
    keepFound: (found) => whole(`found-${found.chunk}`, writeFound(found)),
    remove: () => rmSync(directory, { recursive: true, force: true }),
  };
}

/** Raised where what is kept is no longer what would be computed. */
const VERSION = 2;

const stampOf = (file: string): readonly unknown[] => {
  const { size, mtimeMs } = statSync(file);
  return [file, size, mtimeMs];
};

function writeFound({ left, right, weight }: Found): Uint8Array {
  return Buffer.concat(
    [left, right, weight].map((one) => Buffer.from(one.buffer, one.byteOffset, one.byteLength)),
  );
}

function readFound(chunk: number, bytes: Buffer): Found {
  const count = bytes.byteLength / 12;
  const copy = new Uint8Array(bytes).buffer;
  return {
    chunk,
    count,
    left: new Int32Array(copy, 0, count),
    right: new Int32Array(copy, count * 4, count),
    weight: new Float32Array(copy, count * 8, count),
  };
}
