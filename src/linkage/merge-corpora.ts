import { comparisonOf } from '#linkage/field.ts';
import { intern, type SequenceTable } from '#linkage/sequence-table.ts';
import type { Corpus, Records } from '#linkage/values.ts';
import { takeWord } from '#linkage/word-book.ts';

/**
 * Brings what another thread read into a corpus: its words, then its values, each by the number that it
 * has here; the other's records are renumbered in place.
 */
export function mergeCorpora(into: Corpus, other: Corpus, records: Records): void {
  const words = new Int32Array(other.book.words.size + 1);
  for (let word = 1; word <= other.book.words.size; word += 1)
    words[word] = takeWord(into.book, other.book, word);
  const width = into.fields.length;
  into.fields.forEach((field, place) => {
    const from = other.fields[place];
    if (from === undefined) return;
    const isOfWords = ['text', 'code'].includes(comparisonOf(field.kind));
    const values = mergeTables(field.table, from.table, isOfWords ? words : null);
    for (let at = place; at < records.count * width; at += width)
      records.rows[at] = values[records.rows[at] ?? 0] ?? 0;
  });
}

/** Answers by which number each sequence of the other table is known now. */
function mergeTables(
  into: SequenceTable,
  other: SequenceTable,
  items: Int32Array | null,
): Int32Array {
  const numbers = new Int32Array(other.size + 1);
  const buffer = new Int32Array(4096);
  for (let id = 1; id <= other.size; id += 1) {
    const start = other.offsets[id] ?? 0;
    const length = (other.offsets[id + 1] ?? 0) - start;
    for (let at = 0; at < length; at += 1) {
      const item = other.items[start + at] ?? 0;
      buffer[at] = items === null ? item : (items[item] ?? 0);
    }
    numbers[id] = intern(into, buffer, length);
  }
  return numbers;
}
