import type { LinkTeller } from '#host/linkage/run-link.ts';
import type { Bilingual } from '#kernel/bilingual.ts';
import { thresholdLines } from '#linkage/choose-threshold.ts';
import { placed, type TableFaults } from '#tables/table-fault.ts';

/** Says on the terminal how far it is; the percentage only where somebody watches. */
export function tellTerminal(language: keyof Bilingual): LinkTeller {
  const say = (line: string): void => void process.stderr.write(`${line}\n`);
  let told = -1;
  return {
    step: (text) => {
      told = -1;
      say(text[language]);
    },
    progress: (done, all) => {
      const percent = Math.floor((done * 100) / Math.max(1, all));
      if (!process.stderr.isTTY || percent === told) return;
      told = percent;
      process.stderr.write(percent >= 100 ? '\r      \r' : `\r ${percent}%`);
    },
    thresholds: (choice) => thresholdLines(choice, language).forEach(say),
    notes: (file, notes) => faultLines(file, notes, language).forEach(say),
  };
}

export function faultLines(
  file: string,
  { first, more }: TableFaults,
  language: keyof Bilingual,
): readonly string[] {
  const lines = first.map((fault) => `${file}: ${placed(fault)[language]}`);
  const rest: Bilingual = { vi: `và ${more} chỗ nữa`, en: `and ${more} more` };
  return more === 0 ? lines : [...lines, `${file}: ${rest[language]}`];
}
