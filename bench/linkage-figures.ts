/** How right the pairs of a file are, beside a truth that the linker did not see. */
import { cellText } from '#tables/read-csv.ts';
import { readTable } from '#tables/read-table.ts';

export type Cells = Readonly<Record<string, string>>;
/** Whom a row is of. */
export type Truth = (row: Cells, isLeft: boolean) => string;

export interface LinkFigures {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  /** Pairs for review, of all records of the right table, in percent. */
  readonly review_percent: number;
  /** Where everybody who reviews is right. */
  readonly recall_after_review: number;
}

export async function linkedFigures(
  out: string,
  tables: readonly string[],
  truth: Truth,
): Promise<LinkFigures> {
  const people = tables.map(async (file, at) => {
    const who = new Map<string, string>();
    await eachRow(file, (row, id) =>
      who.set(row['rec_id'] ?? row['id'] ?? id, truth(row, at === 0)),
    );
    return who;
  });
  const [left = new Map<string, string>(), other] = await Promise.all(people);
  const right = other ?? left;
  const sizes = new Map<string, number>();
  for (const who of left.values()) sizes.set(who, (sizes.get(who) ?? 0) + 1);
  let pairs = 0;
  if (other === undefined) for (const size of sizes.values()) pairs += (size * (size - 1)) / 2;
  else for (const who of right.values()) pairs += sizes.get(who) ?? 0;
  const counts = { right: 0, wrong: 0, review: 0, found: 0 };
  await eachRow(out, (row) => {
    const same = left.get(row['left_id'] ?? '') === right.get(row['right_id'] ?? '');
    if (row['decision'] === 'review') {
      counts.review += 1;
      counts.found += same ? 1 : 0;
    } else counts[same ? 'right' : 'wrong'] += 1;
  });
  const rounded = (share: number): number => Number(share.toFixed(5));
  return {
    precision: rounded(counts.right / (counts.right + counts.wrong)),
    recall: rounded(counts.right / pairs),
    f1: rounded((2 * counts.right) / (counts.right + counts.wrong + pairs)),
    review_percent: rounded((counts.review * 100) / right.size),
    recall_after_review: rounded((counts.right + counts.found) / pairs),
  };
}

async function eachRow(file: string, take: (row: Cells, first: string) => void): Promise<void> {
  let columns: readonly string[] = [];
  const answer = await readTable(file, null, {
    header: (names) => {
      columns = names;
    },
    row: (row) => {
      const cells = columns.map((name, at) => [name, cellText(row, at)] as const);
      take(Object.fromEntries(cells), cells[0]?.[1] ?? '');
    },
  });
  if (!answer.ok) throw new Error(JSON.stringify(answer.error));
}
