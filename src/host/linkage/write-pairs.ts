import { closeSync, fsyncSync, openSync, renameSync, writeSync } from 'node:fs';
import type { Bilingual } from '#kernel/bilingual.ts';
import { DECISIONS, type Pairs } from '#linkage/assign.ts';
import type { JudgedImplied } from '#linkage/groups.ts';
import { IN_GROUP, RIVAL } from '#linkage/reasons.ts';
import type { Thresholds } from '#linkage/settings.ts';
import type { Records } from '#linkage/values.ts';

export interface Outcome {
  readonly pairs: Pairs;
  readonly decisions: Uint8Array;
  readonly implied: readonly JudgedImplied[];
  readonly thresholds: Thresholds;
  readonly language: keyof Bilingual;
  readonly left: Records;
  readonly right: Records;
  readonly reasons: (left: number, right: number) => string;
  readonly otherLanguage: keyof Bilingual | null;
  readonly otherReasons: ((left: number, right: number) => string) | null;
}

export interface LinkCounts {
  readonly links: number;
  readonly reviews: number;
}

const FLUSH = 1 << 20;

/** Writes to a name of its own and gives it the right one at the end: nobody finds half a file. */
export function writePairs(out: string, outcome: Outcome): LinkCounts {
  const { pairs, decisions, thresholds, language, left, right, reasons } = outcome;
  const { otherReasons } = outcome;
  const otherLanguage = outcome.otherLanguage ?? language;
  const handle = openSync(`${out}.tmp`, 'w');
  let held = `left_id,right_id,weight,decision,reasons${otherReasons === null ? '' : ',other_reasons'}\n`;
  const counts = { links: 0, reviews: 0 };
  const write = (
    one: number,
    other: number,
    weight: number,
    decision: string,
    more: Bilingual | null,
  ): void => {
    const behind = (of: keyof Bilingual): string => (more === null ? '' : `; ${more[of]}`);
    const why = quoted(`${reasons(one, other)}${behind(language)}`);
    const also =
      otherReasons === null
        ? ''
        : `,${quoted(`${otherReasons(one, other)}${behind(otherLanguage)}`)}`;
    held += `${idOf(left, one)},${idOf(right, other)},${weight.toFixed(2)},${decision},${why}${also}\n`;
    if (decision === 'link') counts.links += 1;
    else counts.reviews += 1;
    if (held.length < FLUSH) return;
    writeSync(handle, held);
    held = '';
  };
  for (let pair = 0; pair < pairs.count; pair += 1) {
    const decision = DECISIONS[decisions[pair] ?? 0];
    if (decision === null || decision === undefined) continue;
    const weight = pairs.weight[pair] ?? 0;
    const rival = decision === 'review' && weight >= thresholds.link;
    write(pairs.left[pair] ?? 0, pairs.right[pair] ?? 0, weight, decision, rival ? RIVAL : null);
  }
  for (const one of outcome.implied) write(one.left, one.right, one.weight, one.decision, IN_GROUP);
  writeSync(handle, held);
  fsyncSync(handle);
  closeSync(handle);
  renameSync(`${out}.tmp`, out);
  return counts;
}

const decoder = new TextDecoder();

function idOf({ ids, idEnds }: Records, record: number): string {
  const start = record === 0 ? 0 : (idEnds[record - 1] ?? 0);
  return quoted(decoder.decode(ids.subarray(start, idEnds[record])));
}

const quoted = (text: string): string =>
  /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
