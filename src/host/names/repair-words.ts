import type { WriteStream } from 'node:tty';
import type { FileFaults } from '#host/names/repair-file.ts';
import type { RepairCount } from '#host/names/repair-rows.ts';
import { causeTexts } from '#names/cause.ts';
import { MOST_FAULTS } from '#tables/table-fault.ts';

/** How far it is, four times a second at a terminal, else every few seconds in a line of its own. */
export function progressTo(stream: WriteStream): {
  readonly tell: (rows: number) => void;
  readonly end: () => void;
} {
  const began = performance.now();
  const every = stream.isTTY ? 250 : 5000;
  let told = began;
  return {
    tell: (rows) => {
      const now = performance.now();
      if (now - told < every) return;
      told = now;
      const pace = Math.round((rows * 1000) / (now - began));
      stream.write(
        `${stream.isTTY ? '\r' : ''}${rows} names, ${pace} a second${stream.isTTY ? '' : '\n'}`,
      );
    },
    end: () => {
      if (stream.isTTY) stream.write('\r\u001b[K');
    },
  };
}

export function summaryOf(count: RepairCount, out: string): string {
  const causes = [...count.causes]
    .toSorted((a, b) => b[1] - a[1])
    .map(([cause, times]) => `  ${cause} (${causeTexts[cause].en}): ${times}`);
  return [
    `${count.rows} names: ${count.right} right as they are, ${count.certain} repaired for certain, ` +
      `${count.uncertain} uncertain (name_certain is false: somebody must look)`,
    ...causes,
    out,
  ].join('\n');
}

export function tellFaults({ file, faults }: FileFaults): string {
  const lines = faults.map(({ row, column, text }) => {
    const place = [row === 0 ? null : `row ${row}`, column === null ? null : `column ${column}`];
    const where = place.filter((part) => part !== null).join(', ');
    return `${file}${where === '' ? '' : ` ${where}`}: ${text}`;
  });
  if (faults.length >= MOST_FAULTS) lines.push('… and perhaps more: nothing further was read');
  return [...lines, 'Nothing was written.'].join('\n');
}
