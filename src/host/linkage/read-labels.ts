import { err, ok, type Result } from '#kernel/result.ts';
import type { Records } from '#linkage/values.ts';
import { cellText } from '#tables/read-csv.ts';
import { readTable } from '#tables/read-table.ts';
import { faultList, type TableFaults } from '#tables/table-fault.ts';

/** Records of both tables by their places, and whether somebody said that they are one person. */
export interface Label {
  readonly left: number;
  readonly right: number;
  readonly same: boolean;
}

const LEFT = ['left_id', 'unique_id_l'];
const RIGHT = ['right_id', 'unique_id_r'];
const SAME = ['match', 'clerical_match_score'];

/**
 * Reads pairs that somebody judged: `left_id,right_id,match` (1 or 0), or Splink's columns. Pairs whose
 * records are not in the tables are passed over.
 */
export async function readLabels(
  file: string,
  left: Records,
  right: Records,
): Promise<Result<readonly Label[], TableFaults>> {
  const faults = faultList();
  const [lefts, rights] = [placesOf(left), left === right ? null : placesOf(right)];
  const labels: Label[] = [];
  let places: readonly number[] = [];
  const answer = await readTable(file, null, {
    header: (columns) => {
      places = [LEFT, RIGHT, SAME].map((names) =>
        columns.findIndex((name) => names.includes(name)),
      );
      places.forEach((place, at) => {
        if (place >= 0) return;
        const column = [LEFT, RIGHT, SAME][at]?.join(' / ') ?? null;
        faults.add({
          row: 1,
          column,
          text: { vi: 'Tệp không có cột này.', en: 'The file has no such column.' },
        });
      });
    },
    row: (row) => {
      if (faults.count() > 0) return;
      const [one = '', other = '', same = ''] = places.map((place) => cellText(row, place));
      const [a, b] = [lefts.get(one), (rights ?? lefts).get(other)];
      if (a === undefined || b === undefined) return;
      labels.push({ left: a, right: b, same: Number(same) >= 0.5 });
    },
  });
  if (!answer.ok) return answer;
  return faults.count() > 0 ? err(faults.all()) : ok(labels);
}

function placesOf({ count, ids, idEnds }: Records): ReadonlyMap<string, number> {
  const decoder = new TextDecoder();
  const places = new Map<string, number>();
  let start = 0;
  for (let record = 0; record < count; record += 1) {
    const end = idEnds[record] ?? 0;
    places.set(decoder.decode(ids.subarray(start, end)), record);
    start = end;
  }
  return places;
}
