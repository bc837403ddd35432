/** Two registers of one invented province as files: a sound one, and one as such registers are kept. */
import { closeSync, openSync, writeSync } from 'node:fs';
import {
  below,
  communeOf,
  families,
  type Person,
  type Random,
  randomOf,
} from './province-people.ts';

export interface ProvinceOptions {
  readonly left: number;
  readonly right: number;
  readonly seed: number;
  /** Whether identity numbers stand in the tables. */
  readonly numbers: boolean;
}

const OUTSIDERS = 0.1;
const COLUMNS = 'ho_ten,ngay_sinh,gioi_tinh,so_dinh_danh,noi_sinh,ma_xa,ho_ten_me,ho_ten_cha';

/** Writes both files. The ids of the left are numbers; `truth` in the right names whom a row is of, or nobody. */
export function writeProvince(leftFile: string, rightFile: string, options: ProvinceOptions): void {
  const random = randomOf(options.seed);
  const left = lineWriter(leftFile, `id,${COLUMNS}`);
  const rows: string[] = [];
  const outsiders = Math.round(options.right * OUTSIDERS);
  const chance = (options.right - outsiders) / options.left;
  let count = 0;
  for (const family of families(random)) {
    for (const person of family) {
      const inside = count < options.left;
      if (inside) left.write(`${count},${soundRow(person, options.numbers)}`);
      if (!inside || random() < chance)
        rows.push(`${inside ? count : ''},${noisyRow(person, options.numbers, random)}`);
      count += 1;
    }
    if (count >= options.left + outsiders) break;
  }
  left.close();
  const right = lineWriter(rightFile, `id,truth,${COLUMNS}`);
  for (let at = rows.length - 1; at > 0; at -= 1) {
    const other = below(at + 1, random);
    [rows[at], rows[other]] = [rows[other] ?? '', rows[at] ?? ''];
  }
  rows.forEach((row, at) => right.write(`R${at},${row}`));
  right.close();
}

function lineWriter(file: string, header: string) {
  const handle = openSync(file, 'w');
  let held = `${header}\n`;
  const flush = (): void => {
    writeSync(handle, held);
    held = '';
  };
  return {
    write: (line: string): void => {
      held += `${line}\n`;
      if (held.length > 1 << 20) flush();
    },
    close: (): void => {
      flush();
      closeSync(handle);
    },
  };
}

const two = (number: number): string => String(number).padStart(2, '0');
const dateText = (day: number, month: number, year: number): string =>
  `${two(day)}/${two(month)}/${year}`;

const soundRow = (one: Person, numbers: boolean): string =>
  [
    one.name,
    dateText(one.day, one.month, one.year),
    one.sex,
    numbers ? one.number : '',
    one.birthplace,
    one.commune,
    one.mother,
    one.father,
  ].join();

/** What registers do to a person (shares of rows as seen in practice). */
function noisyRow(one: Person, numbers: boolean, random: Random): string {
  const known = random() < 0.45;
  return [
    noisyName(one.name, random),
    noisyDate(one, random),
    random() < 0.005 ? (one.sex === 'Nam' ? 'Nữ' : 'Nam') : one.sex,
    numbers ? noisyNumber(one, random) : '',
    random() < 0.3 ? '' : one.birthplace,
    random() < 0.05 ? '' : random() < 0.08 ? communeOf(random) : one.commune,
    known ? noisyName(one.mother, random) : '',
    known ? noisyName(one.father, random) : '',
  ].join();
}

function noisyNumber(one: Person, random: Random): string {
  if (random() >= 0.6) return random() < 0.2 ? one.oldNumber : '';
  if (random() >= 0.04) return one.number;
  const at = 6 + below(6, random);
  return one.number.slice(0, at) + String(below(10, random)) + one.number.slice(at + 1);
}

function noisyDate({ day, month, year }: Person, random: Random): string {
  const kind = random();
  if (kind < 0.03) return dateText(month, day, year);
  if (kind < 0.05) return String(year);
  if (kind < 0.06) return dateText(day, month, year + (random() < 0.5 ? 1 : -1));
  if (kind < 0.065) return dateText(1 + below(28, random), month, year);
  return kind < 0.5 ? dateText(day, month, year) : `${year}-${two(month)}-${two(day)}`;
}

function noisyName(name: string, random: Random): string {
  let noisy = name;
  const words = noisy.split(' ');
  if (words.length > 2 && random() < 0.01) noisy = [words[0], ...words.slice(2)].join(' ');
  if (random() < 0.025) noisy = slip(noisy, random);
  const marks = random();
  if (marks < 0.06) noisy = unmarked(noisy);
  else if (marks < 0.09)
    noisy = noisy
      .split(' ')
      .map((word) => (random() < 0.5 ? unmarked(word) : word))
      .join(' ');
  else if (marks < 0.12)
    noisy = noisy
      .replace(/òa/g, 'oà')
      .replace(/úy/g, 'uý')
      .replace(/ủy/g, 'uỷ')
      .replace(/ùy/g, 'uỳ');
  if (random() < 0.15) noisy = noisy.toUpperCase();
  if (random() < 0.05) noisy = noisy.normalize('NFD');
  return random() < 0.02 ? noisy.replace(' ', '  ') : noisy;
}

const unmarked = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd').replace(/Đ/g, 'D');

function slip(name: string, random: Random): string {
  const at = 1 + below(name.length - 1, random);
  const letter = 'abcdeghiklmnopqrstuvxy'[below(22, random)] ?? 'a';
  const kind = below(4, random);
  if (kind === 0) return name.slice(0, at) + name.slice(at + 1);
  if (kind === 1) return name.slice(0, at) + letter + name.slice(at);
  if (kind === 2) return name.slice(0, at) + letter + name.slice(at + 1);
  return name.slice(0, at - 1) + (name[at] ?? '') + (name[at - 1] ?? '') + name.slice(at + 1);
}
