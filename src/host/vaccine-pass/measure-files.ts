import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { missedOf, type Verification, verifyFile } from '#host/vaccine-pass/verify-file.ts';
import { STEPS } from '#vaccine-pass/step.ts';

/** Every JSON file at or below a directory. */
export async function vectorFilesIn(directory: string): Promise<readonly string[]> {
  const names = await readdir(directory, { recursive: true });
  return names
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => join(directory, name));
}

/** How many flags of each step came out as the vectors say, and which did not. Other files are left out. */
export async function measureFiles(
  files: readonly string[],
  how: Verification,
): Promise<{ readonly lines: readonly string[]; readonly isGood: boolean }> {
  const counts = new Map(STEPS.map((step) => [step, { flags: 0, right: 0 }]));
  const missed: string[] = [];
  let vectors = 0;
  for (const file of files) {
    const finding = await verifyFile(file, how);
    if (finding.expected === null) continue;
    vectors += 1;
    const wrong = missedOf(finding);
    for (const [step, count] of counts) {
      if (finding.expected[step] === undefined) continue;
      count.flags += 1;
      if (!wrong.includes(step)) count.right += 1;
    }
    if (wrong.length > 0) missed.push(`${file}: ${wrong.join(', ')}`);
  }
  const rows = [...counts]
    .filter(([, { flags }]) => flags > 0)
    .map(([step, { flags, right }]) => {
      const share = ((100 * right) / flags).toFixed(1).padStart(5);
      return `${step.padEnd(17)}${String(right).padStart(5)} of ${String(flags).padStart(4)}  ${share}%`;
    });
  return { lines: [`${vectors} vectors`, ...rows, ...missed], isGood: missed.length === 0 };
}
