/** Sequences as long as the bits of a word: longer ones are compared by their first 32 letters. */
export const COMPARED = 32;

const masks = new Map<number, number>();
const plain = new Int32Array(128);

/**
 * Letters changed, dropped or added (Levenshtein), all of a column at once in the bits of a word
 * (Myers 1999, Hyyrö 2003).
 */
export function editDistance(
  left: Int32Array,
  leftLength: number,
  right: Int32Array,
  rightLength: number,
): number {
  const length = Math.min(leftLength, COMPARED);
  const against = Math.min(rightLength, COMPARED);
  if (length === 0 || against === 0) return Math.max(leftLength, rightLength);
  for (let at = 0; at < length; at += 1) {
    const code = left[at] ?? 0;
    if (code < 128) plain[code] = (plain[code] ?? 0) | (1 << at);
    else masks.set(code, (masks.get(code) ?? 0) | (1 << at));
  }
  const top = 1 << (length - 1);
  let [up, down, distance] = [-1, 0, length];
  for (let at = 0; at < against; at += 1) {
    const code = right[at] ?? 0;
    const equal = code < 128 ? (plain[code] ?? 0) : (masks.get(code) ?? 0);
    const across = (((equal & up) + up) ^ up) | equal | down;
    let [more, less] = [down | ~(across | up), up & across];
    if ((more & top) !== 0) distance += 1;
    else if ((less & top) !== 0) distance -= 1;
    more = (more << 1) | 1;
    less <<= 1;
    up = less | ~(equal | down | more);
    down = more & (equal | down);
  }
  for (let at = 0; at < length; at += 1) plain[left[at] ?? 0] = 0;
  if (masks.size > 0) masks.clear();
  return distance + Math.abs(leftLength - length - (rightLength - against));
}

/** Whether one slip of a typist makes one of the other: a letter wrong, dropped or added, or two swapped. */
export function oneSlipApart(
  left: Int32Array,
  leftLength: number,
  right: Int32Array,
  rightLength: number,
): boolean {
  const difference = leftLength - rightLength;
  if (difference > 1 || difference < -1) return false;
  const shorter = Math.min(leftLength, rightLength);
  let head = 0;
  while (head < shorter && left[head] === right[head]) head += 1;
  let tail = 0;
  while (tail < shorter - head && left[leftLength - 1 - tail] === right[rightLength - 1 - tail])
    tail += 1;
  const middle = Math.max(leftLength, rightLength) - head - tail;
  return (
    middle <= 1 ||
    (middle === 2 &&
      difference === 0 &&
      left[head] === right[head + 1] &&
      left[head + 1] === right[head])
  );
}

/**
 * Whether two of one length are at most two edits apart, without the table: beyond what they begin and
 * end with, either at most two places differ, or all is moved by one.
 */
export function twoEditsApart(left: Int32Array, right: Int32Array, length: number): boolean {
  let [head, end, differ] = [0, length, 0];
  while (head < end && left[head] === right[head]) head += 1;
  while (end > head && left[end - 1] === right[end - 1]) end -= 1;
  for (let at = head; at < end && differ < 3; at += 1) if (left[at] !== right[at]) differ += 1;
  return differ < 3 || isMoved(left, right, head, end) || isMoved(right, left, head, end);
}

function isMoved(left: Int32Array, right: Int32Array, head: number, end: number): boolean {
  let at = head;
  while (at + 1 < end && left[at + 1] === right[at]) at += 1;
  return at + 1 >= end;
}
