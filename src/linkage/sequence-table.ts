/**
 * Sequences of 32-bit integers, each kept once and known by a dense number from 1; 0 stands for what
 * is missing. Words are sequences of letters here, names sequences of words, numbers of digits.
 */
export interface SequenceTable {
  size: number;
  /** Where each sequence begins in `items`; one more entry says where the last ends. */
  offsets: Int32Array;
  items: Int32Array;
  hashes: Int32Array;
  slots: Int32Array;
}

export function sequenceTable(room = 1024): SequenceTable {
  return {
    size: 0,
    offsets: new Int32Array(room + 2),
    items: new Int32Array(room * 4),
    hashes: new Int32Array(room + 1),
    slots: new Int32Array(room * 2),
  };
}

/** The number of the first `length` integers of `buffer`, new or old. */
export function intern(table: SequenceTable, buffer: Int32Array, length: number): number {
  const hash = hashOf(buffer, length);
  const slot = slotOf(table, buffer, length, hash);
  const known = table.slots[slot] ?? 0;
  if (known !== 0) return known;
  const id = table.size + 1;
  const start = table.offsets[id] ?? 0;
  if (id + 2 > table.offsets.length) grow(table);
  if (start + length > table.items.length) table.items = longer(table.items, start + length);
  for (let at = 0; at < length; at += 1) table.items[start + at] = buffer[at] ?? 0;
  table.offsets[id + 1] = start + length;
  table.hashes[id] = hash;
  table.size = id;
  table.slots[slotOf(table, buffer, length, hash)] = id;
  return id;
}

/** The slot of a sequence, or the empty one where it belongs. */
function slotOf(table: SequenceTable, buffer: Int32Array, length: number, hash: number): number {
  const { slots, hashes, offsets, items } = table;
  const mask = slots.length - 1;
  let slot = hash & mask;
  while (true) {
    const id = slots[slot] ?? 0;
    if (id === 0) return slot;
    if (hashes[id] === hash) {
      const start = offsets[id] ?? 0;
      let same = (offsets[id + 1] ?? 0) - start === length;
      for (let at = 0; same && at < length; at += 1) same = items[start + at] === buffer[at];
      if (same) return slot;
    }
    slot = (slot + 1) & mask;
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

function grow(table: SequenceTable): void {
  table.offsets = longer(table.offsets, table.offsets.length + 1);
  table.hashes = longer(table.hashes, table.hashes.length + 1);
  if (table.size * 2 < table.slots.length) return;
  const slots = new Int32Array(table.slots.length * 2);
  const mask = slots.length - 1;
  for (let id = 1; id <= table.size; id += 1) {
    let slot = (table.hashes[id] ?? 0) & mask;
    while (slots[slot] !== 0) slot = (slot + 1) & mask;
    slots[slot] = id;
  }
  table.slots = slots;
}

/** A copy with room for `least` and half as much again. */
export function longer(old: Int32Array, least: number): Int32Array<ArrayBuffer> {
  const copy = new Int32Array(Math.ceil(Math.max(least, old.length) * 1.5));
  copy.set(old);
  return copy;
}
