import type { Agency } from '#catalogue/locality.ts';
import { type OneStopRules, paperRule } from '#catalogue/one-stop-rules.ts';
import { renderPaper } from '#documents/render-paper.ts';
import { type Day, formatDay, type Instant } from '#kernel/day.ts';
import type { Cell } from '#kernel/ruled-table.ts';
import { countRegister, type RegisterAsked } from '#store/register.ts';
import type { LongList } from '#tables/workbook.ts';
import { systemName } from '#workbench/papers/dossier-paper.ts';
import {
  firstRows,
  registerCells,
  registerColumns,
  type RegisterReader,
  registerRows,
} from '#workbench/papers/register-rows.ts';

/** A register, and by which rules: it bears the number and the name of its last day. */
export interface RegisterPeriod {
  readonly register: RegisterAsked;
  readonly period: { readonly start: Day; readonly end: Day };
  readonly rules: OneStopRules;
}

/** A desk has a register of what it received, any other agency of what it decides. */
export const registerOf = ({
  kind,
  code,
}: Pick<Agency, 'kind' | 'code'>): Pick<RegisterAsked, 'of' | 'agency'> => ({
  of: kind === 'one-stop-desk' ? 'desk' : 'handler',
  agency: code,
});

/** A register as PDF, of its first rows up to `most`; where there are more, it says so. */
export async function registerPdf(
  reader: RegisterReader,
  { register, period, rules }: RegisterPeriod,
  printedAt: Instant,
  most: number,
): Promise<Uint8Array> {
  const { directory } = reader;
  const parent = directory.agency(register.agency)?.parentCode ?? null;
  const rows = await firstRows(reader, register, most);
  return renderPaper({
    form: '06',
    title: titleOf(rules),
    agency: directory.agencyName(register.agency, 'vi'),
    parentAgency: parent === null ? null : directory.agencyName(parent, 'vi'),
    place: directory.placeName(register.agency),
    system: systemName(directory),
    printedAt,
    period: periodText(period),
    rows,
    count: Math.max(rows.length, await countRegister(reader.pool, register)),
  });
}

/** A register as a spreadsheet with every row, read as fast as it is written. */
export function registerList(
  reader: RegisterReader,
  { register, period, rules }: RegisterPeriod,
): LongList {
  async function* cells(): AsyncGenerator<readonly Cell[]> {
    let number = 0;
    for await (const row of registerRows(reader, register)) {
      number += 1;
      yield registerCells(row, number);
    }
  }
  const heading = [
    titleOf(rules).toUpperCase(),
    reader.directory.agencyName(register.agency, 'vi'),
    periodText(period),
    '',
  ];
  return { name: titleOf(rules), heading, columns: registerColumns, rows: cells() };
}

const titleOf = (rules: OneStopRules): string => paperRule(rules, '06')?.name.vi ?? '';

const periodText = ({ start, end }: RegisterPeriod['period']): string =>
  `Từ ngày ${formatDay(start)} đến ngày ${formatDay(end)}`;
