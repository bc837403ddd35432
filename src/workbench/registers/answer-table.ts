import type { Language } from '#kernel/bilingual.ts';
import { formatBirthDate } from '#persons/birth-date.ts';
import { isGarbled } from '#persons/garbled-text.ts';
import type { BudgetUnit } from '#registries/budget-units/codec.ts';
import type { Enterprise, HouseholdBusiness } from '#registries/enterprise-registration/codec.ts';
import type { InsuredPerson } from '#registries/social-insurance/codec.ts';
import { dataTable } from '#web/components/data-table.ts';
import { tag } from '#web/components/tag.ts';
import { type Html, html, type Value } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import type { RegisterAnswer } from '#workbench/registers/ask-register.ts';

type Rows = Extract<RegisterAnswer, { readonly rows: unknown }>;

/** What a register found as a table; each text as it came, those that are broken marked as such. */
export function answerTable(lang: Language, answer: Rows): Html {
  const say = sayIn(lang);
  if (answer.rows.length === 0) {
    return html`<p class="empty" role="status">${say(
      'Không tìm thấy. Kiểm tra lại từng chữ, từng dấu; nếu giấy tờ đúng thì nơi quản lý chưa có dữ liệu này.',
      'Nothing was found. Check every letter; if the papers are right, the register does not have it.',
    )}</p>`;
  }
  const { columns, rows } = cellsOf(lang, answer);
  return dataTable({
    caption: say('Những gì tìm thấy', 'What was found'),
    captionHidden: true,
    columns: columns.map((label) => ({ label })),
    rows: rows.map((row) => row.map((text) => textAsItCame(lang, text))),
  });
}

/** A text of an answer, with a mark where its letters were broken on the way. */
export const textAsItCame = (lang: Language, text: string): Value =>
  isGarbled(text)
    ? html`${text} ${tag({ text: sayIn(lang)('chữ hỏng', 'broken'), tone: 'warning' })}`
    : text === ''
      ? '–'
      : text;

interface Cells {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

function cellsOf(lang: Language, answer: Rows): Cells {
  switch (answer.of) {
    case 'people':
      return cells(lang, PEOPLE, answer.rows);
    case 'enterprises':
      return cells(lang, ENTERPRISES, answer.rows);
    case 'businesses':
      return cells(lang, BUSINESSES, answer.rows);
    case 'units':
      return cells(lang, UNITS, answer.rows);
  }
}

/** A column: its heading in both languages, and what a row has there. */
type Column<Row> = readonly [string, string, (row: Row, lang: Language) => string];

const cells = <Row>(
  lang: Language,
  columns: readonly Column<Row>[],
  rows: readonly Row[],
): Cells => ({
  columns: columns.map(([vi, en]) => sayIn(lang)(vi, en)),
  rows: rows.map((row) => columns.map(([, , value]) => value(row, lang))),
});

const PEOPLE: readonly Column<InsuredPerson>[] = [
  ['Họ tên', 'Name', ({ name }) => name],
  ['Mã số BHXH', 'Code', ({ code }) => code],
  ['Ngày sinh', 'Born', ({ birthDate }) => formatBirthDate(birthDate)],
  ['Giới tính', 'Sex', ({ sex }, lang) => sexText(lang, sex)],
  ['Mã hộ gia đình', 'Household', ({ householdCode }) => householdCode],
  ['Địa chỉ', 'Address', ({ address }) => address],
];

const ENTERPRISES: readonly Column<Enterprise>[] = [
  ['Tên doanh nghiệp', 'Name', ({ name }) => name],
  ['Mã số', 'Code', ({ code }) => code],
  ['Người đại diện', 'Representative', ({ representative }) => representative],
  ['Địa chỉ trụ sở', 'Address', ({ address }) => address],
  ['Tình trạng', 'State', ({ status }) => status],
];

const BUSINESSES: readonly Column<HouseholdBusiness>[] = [
  ['Tên hộ kinh doanh', 'Name', ({ name }) => name],
  ['Mã số', 'Code', ({ code }) => code],
  ['Chủ hộ', 'Owner', ({ owner }) => owner],
  ['Ngành nghề', 'Trade', ({ trade }) => trade],
  ['Địa chỉ', 'Address', ({ address }) => address],
  ['Tình trạng', 'State', ({ status }) => status],
];

const UNITS: readonly Column<BudgetUnit>[] = [
  ['Tên đơn vị', 'Name', ({ name }) => name],
  ['Mã số ĐVQHNS', 'Code', ({ code }) => code],
  ['Cấp dự toán', 'Level', ({ level }) => level],
  ['Địa chỉ', 'Address', ({ address }) => address],
  ['Tình trạng', 'State', ({ status }) => status],
];

function sexText(lang: Language, sex: InsuredPerson['sex']): string {
  const say = sayIn(lang);
  if (sex === null) return '';
  return sex === 'male' ? say('Nam', 'Male') : say('Nữ', 'Female');
}
