import { birthDateOf, findColumns } from '#host/names/name-columns.ts';
import type { Known, RegisteredPerson } from '#names/register-match.ts';
import { tableRows } from '#tables/table-file.ts';
import { unreadable } from '#tables/table-fault.ts';

/** A register that is lent for lost letters: who has a number, and who was born on a day. */
export type NameRegister = (known: Known) => readonly RegisteredPerson[];

export const NO_REGISTER: NameRegister = () => [];

export async function readNameRegister(
  file: string,
  encoding: string | null,
): Promise<NameRegister> {
  const byNumber = new Map<string, RegisteredPerson[]>();
  const byBirth = new Map<string, RegisteredPerson[]>();
  let columns: ReturnType<typeof findColumns> | null = null;
  for await (const rows of tableRows(file, encoding)) {
    const first = columns === null ? rows[0] : undefined;
    if (first !== undefined) columns = columnsOf(first.cells);
    for (const { cells } of first === undefined ? rows : rows.slice(1)) {
      if (columns === null) continue;
      const person = {
        name: (cells[columns.name] ?? '').normalize('NFC').trim(),
        number: plainNumber(cells[columns.number]),
        birthDate: birthDateOf(cells[columns.birth] ?? ''),
      };
      if (person.name === '') continue;
      if (person.number !== '') add(byNumber, person.number, person);
      if (person.birthDate !== '') add(byBirth, person.birthDate, person);
    }
  }
  return ({ number, birthDate }) => [
    ...(byNumber.get(number) ?? []),
    ...(byBirth.get(birthDate) ?? []),
  ];
}

export const plainNumber = (cell = ''): string => cell.replaceAll(/[\s.'"-]/g, '');

function columnsOf(header: readonly string[]) {
  const columns = findColumns(header, null);
  if (columns.name >= 0 && (columns.number >= 0 || columns.birth >= 0)) return columns;
  throw unreadable({
    vi: 'Danh sách cần một cột họ tên (ho_ten, name) và một cột số (cccd, number) hoặc ngày sinh (ngay_sinh, birth_date).',
    en: 'The register needs a column of names (name, ho_ten) and one of numbers (number, cccd) or birth dates (birth_date, ngay_sinh).',
  });
}

function add(map: Map<string, RegisteredPerson[]>, key: string, person: RegisteredPerson): void {
  const held = map.get(key);
  if (held === undefined) map.set(key, [person]);
  else held.push(person);
}
