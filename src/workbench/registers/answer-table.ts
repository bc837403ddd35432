import { type Language, type Bilingual, textIn } from '#kernel/bilingual.ts';
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
type Column<Row> = readonly [Bilingual, (row: Row, lang: Language) => string];

const cells = <Row>(
  lang: Language,
  columns: readonly Column<Row>[],
  rows: readonly Row[],
): Cells => ({
  columns: columns.map(([heading]) => textIn(lang, heading)),
  rows: rows.map((row) => columns.map(([, value]) => value(row, lang))),
});

const PEOPLE: readonly Column<InsuredPerson>[] = [
  [{ vi: 'Họ tên', en: 'Name' }, ({ name }) => name],
  [{ vi: 'Mã số BHXH', en: 'Code' }, ({ code }) => code],
  [{ vi: 'Ngày sinh', en: 'Born' }, ({ birthDate }) => formatBirthDate(birthDate)],
  [{ vi: 'Giới tính', en: 'Sex' }, ({ sex }, lang) => sexText(lang, sex)],
  [{ vi: 'Mã hộ gia đình', en: 'Household' }, ({ householdCode }) => householdCode],
  [{ vi: 'Địa chỉ', en: 'Address' }, ({ address }) => address],
];

const ENTERPRISES: readonly Column<Enterprise>[] = [
  [{ vi: 'Tên doanh nghiệp', en: 'Name' }, ({ name }) => name],
  [{ vi: 'Mã số', en: 'Code' }, ({ code }) => code],
  [{ vi: 'Người đại diện', en: 'Representative' }, ({ representative }) => representative],
  [{ vi: 'Địa chỉ trụ sở', en: 'Address' }, ({ address }) => address],
  [{ vi: 'Tình trạng', en: 'State' }, ({ status }) => status],
];

const BUSINESSES: readonly Column<HouseholdBusiness>[] = [
  [{ vi: 'Tên hộ kinh doanh', en: 'Name' }, ({ name }) => name],
  [{ vi: 'Mã số', en: 'Code' }, ({ code }) => code],
  [{ vi: 'Chủ hộ', en: 'Owner' }, ({ owner }) => owner],
  [{ vi: 'Ngành nghề', en: 'Trade' }, ({ trade }) => trade],
  [{ vi: 'Địa chỉ', en: 'Address' }, ({ address }) => address],
  [{ vi: 'Tình trạng', en: 'State' }, ({ status }) => status],
];

const UNITS: readonly Column<BudgetUnit>[] = [
  [{ vi: 'Tên đơn vị', en: 'Name' }, ({ name }) => name],
  [{ vi: 'Mã số ĐVQHNS', en: 'Code' }, ({ code }) => code],
  [{ vi: 'Cấp dự toán', en: 'Level' }, ({ level }) => level],
  [{ vi: 'Địa chỉ', en: 'Address' }, ({ address }) => address],
  [{ vi: 'Tình trạng', en: 'State' }, ({ status }) => status],
];

function sexText(lang: Language, sex: InsuredPerson['sex']): string {
  const say = sayIn(lang);
  if (sex === null) return '';
  return sex === 'male' ? say('Nam', 'Male') : say('Nữ', 'Female');
}
