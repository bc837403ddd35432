/**
 * Sequences of 32-bit integers, each kept once and known by a dense number from 1; 0 stands for what
 * is missing. Words are sequences of letters here, names sequences of words, numbers of digits.
 */
export interface SequenceTable {
  size: number;
  /** Where each sequence begins in `items`; one more entry says where the last ends. */
  offsets: Int32Array;
  items: Int32Array;
  /** A hash and the number beside it: what is looked for is mostly told apart without leaving the slot. */
  slots: Int32Array;
}

export function sequenceTable(room = 1024): SequenceTable {
  return {
    size: 0,
    offsets: new Int32Array(room + 2),
    items: new Int32Array(room * 4),
    slots: new Int32Array(2 ** Math.ceil(Math.log2(room * 4))),
  };
}

/** The number of the first `length` integers of `buffer`, new or old. */
export function intern(table: SequenceTable, buffer: Int32Array, length: number): number {
  const hash = hashOf(buffer, length);
  const slot = slotOf(table, buffer, length, hash);
  const known = table.slots[slot + 1] ?? 0;
  if (known !== 0) return known;
  const id = table.size + 1;
  const start = table.offsets[id] ?? 0;
  if (id + 2 > table.offsets.length) table.offsets = longer(table.offsets, id + 2);
  if (start + length > table.items.length) table.items = longer(table.items, start + length);
  for (let at = 0; at < length; at += 1) table.items[start + at] = buffer[at] ?? 0;
  table.offsets[id + 1] = start + length;
  table.size = id;
  table.slots[slot] = hash;
  table.slots[slot + 1] = id;
  if (id * 4 > table.slots.length) widen(table);
  return id;
}

/** The slot of a sequence, or the empty one where it belongs. */
function slotOf(table: SequenceTable, buffer: Int32Array, length: number, hash: number): number {
  const { slots, offsets, items } = table;
  const mask = slots.length - 2;
  let slot = (hash << 1) & mask;
  while (true) {
    const id = slots[slot + 1] ?? 0;
    if (id === 0) return slot;
    if (slots[slot] === hash) {
      const start = offsets[id] ?? 0;
      let same = (offsets[id + 1] ?? 0) - start === length;
      for (let at = 0; same && at < length; at += 1) same = items[start + at] === buffer[at];
      if (same) return slot;
    }
    slot = (slot + 2) & mask;
  }
}

/** Bytes as integers, four to one; answers how many they are. What is too long is cut off. */
export function packBytes(bytes: Uint8Array, from: number, to: number, into: Int32Array): number {
  let [length, four] = [0, 0];
  for (let at = from; at < to && length < into.length - 1; at += 1) {
    four = (four << 8) | (bytes[at] ?? 0);
    if ((at - from) % 4 !== 3) continue;
    into[length] = four;
    length += 1;
    four = 0;
  }
  // No byte of a text is 0: what is left is told apart from a whole four.
  if (four !== 0) into[length] = four;
  return four === 0 ? length : length + 1;
}

export function hashOf(buffer: Int32Array, length: number): number {
  let hash = length;
  for (let at = 0; at < length; at += 1) hash = mix(hash, buffer[at] ?? 0);
  return hash;
}

/** Another hash, of one and an item more. */
export function mix(hash: number, item: number): number {
  const mixed = Math.imul(hash ^ item, 0x9e37_79b1);
  return Math.imul(mixed ^ (mixed >>> 15), 0x85eb_ca77) ^ (mixed >>> 13);
}

/** Twice as many slots, so that at least half of them stay empty. */
function widen(table: SequenceTable): void {
  const old = table.slots;
  const slots = new Int32Array(old.length * 2);
  const mask = slots.length - 2;
  for (let at = 0; at < old.length; at += 2) {
    const id = old[at + 1] ?? 0;
    if (id === 0) continue;
    let slot = ((old[at] ?? 0) << 1) & mask;
    while (slots[slot + 1] !== 0) slot = (slot + 2) & mask;
    slots[slot] = old[at] ?? 0;
    slots[slot + 1] = id;
  }
  table.slots = slots;
}

/** A copy with room for `least` and half as much again. */
export function longer(old: Int32Array, least: number): Int32Array<ArrayBuffer> {
  const copy = new Int32Array(Math.ceil(Math.max(least, old.length) * 1.5));
  copy.set(old);
  return copy;
}
