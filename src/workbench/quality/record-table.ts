import { type Bilingual, type Language, textIn } from '#kernel/bilingual.ts';
import { differencesOf } from '#quality/case-class.ts';
import { letterDifferences, type Piece } from '#quality/letter-differences.ts';
import { type Basic, BASICS, basicOf, type SourceRecord } from '#quality/source-record.ts';
import { dataTable } from '#web/components/data-table.ts';
import { type Html, html, type Value } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import type { OfficerRequest } from '#workbench/officer-request.ts';
import { basicLabels, sexLabels } from '#workbench/quality/case-texts.ts';
import { communeName } from '#workbench/quality/commune-name.ts';

/** Both records of a case. */
export interface Pair {
  readonly left: SourceRecord | null;
  readonly right: SourceRecord | null;
}

/** Both records side by side; what differs is marked by sign and word, and within it each letter. */
export function recordTable(
  on: OfficerRequest,
  pair: Pair,
  sources: readonly [string, string],
): Html {
  const { lang } = on;
  const say = sayIn(lang);
  const table = dataTable({
    caption: say('So sánh từng thông tin', 'Each fact compared'),
    captionHidden: true,
    columns: [
      { label: say('Thông tin', 'Fact') },
      { label: sources[0] },
      { label: sources[1] },
      { label: say('So sánh', 'Compared') },
    ],
    rows: [...basicRows(lang, pair), ...otherRows(on, pair), ...moreRows(lang, pair)],
  });
  return html`<div class="pair">${table}</div>`;
}

type Row = readonly Value[];
type How = 'same' | 'differs' | 'left-missing' | 'right-missing';

const howWords = {
  same: { vi: '= giống', en: '= same' },
  differs: { vi: '≠ khác', en: '≠ differs' },
  'left-missing': { vi: '∅ bên trái thiếu', en: '∅ missing left' },
  'right-missing': { vi: '∅ bên phải thiếu', en: '∅ missing right' },
} satisfies Record<How, Bilingual>;

function basicRows(lang: Language, { left, right }: Pair): readonly Row[] {
  const differing = new Set<Basic>(
    left === null || right === null ? [] : differencesOf(left, right).map(({ field }) => field),
  );
  return BASICS.map((field) => {
    const values = [left, right].map((record) => (record === null ? '' : basicOf(record, field)));
    const [own = '', other = ''] = values;
    const how = howOf(own, other, differing.has(field));
    const shown = (value: string): string => shownBasic(lang, field, value);
    return compared(lang, textIn(lang, basicLabels[field]), [shown(own), shown(other)], how);
  });
}

/** A basic as people read it: dates by day, month and year, a sex by its word. */
export function shownBasic(lang: Language, field: Basic, value: string): string {
  if (field === 'sex') return textIn(lang, sexLabels[value]) ?? value;
  return field === 'birthDate' ? value.split('-').toReversed().join('/') : value;
}

function howOf(own: string, other: string, differs: boolean): How {
  if (own === '' && other !== '') return 'left-missing';
  if (other === '' && own !== '') return 'right-missing';
  return differs ? 'differs' : 'same';
}

const OTHERS = {
  commune: { vi: 'Xã, phường', en: 'Commune' },
  address: { vi: 'Địa chỉ', en: 'Address' },
  father: { vi: 'Cha', en: 'Father' },
  mother: { vi: 'Mẹ', en: 'Mother' },
} satisfies Record<string, Bilingual>;

function otherRows(on: OfficerRequest, { left, right }: Pair): readonly Row[] {
  return (['commune', 'address', 'father', 'mother'] as const).flatMap((field) => {
    const [own, other] = [left?.[field] ?? '', right?.[field] ?? ''];
    if (own === '' && other === '') return [];
    const shown = (value: string): string =>
      field === 'commune' && value !== '' ? communeName(on, value) : value;
    const how = howOf(own, other, own.toLowerCase() !== other.toLowerCase());
    return [compared(on.lang, textIn(on.lang, OTHERS[field]), [shown(own), shown(other)], how)];
  });
}

/** What only one source tells is shown beside nothing: it helps to know the person. */
function moreRows(lang: Language, { left, right }: Pair): readonly Row[] {
  const names = new Set([...Object.keys(left?.more ?? {}), ...Object.keys(right?.more ?? {})]);
  return [...names].flatMap((name) => {
    const [own, other] = [left?.more[name] ?? '', right?.more[name] ?? ''];
    if (own === '' && other === '') return [];
    const label = textIn(lang, MORE[name]) ?? name;
    return [[label, shownMore(own), shownMore(other), '']];
  });
}

const shownMore = (value: string): string => {
  if (value === '') return '–';
  return /^\d{4}-\d{2}-\d{2}$/.test(value) ? value.split('-').toReversed().join('/') : value;
};

const MORE: Readonly<Record<string, Bilingual>> = {
  dose: { vi: 'Mũi', en: 'Dose' },
  vaccine: { vi: 'Vắc xin', en: 'Vaccine' },
  lot: { vi: 'Số lô', en: 'Lot' },
  injectedOn: { vi: 'Ngày tiêm', en: 'Injected on' },
  phone: { vi: 'Điện thoại', en: 'Phone' },
  registrationNumber: { vi: 'Số đăng ký', en: 'Registration number' },
  book: { vi: 'Quyển', en: 'Book' },
  cardIssuedOn: { vi: 'Ngày cấp thẻ', en: 'Card issued on' },
  household: { vi: 'Hộ gia đình', en: 'Household' },
  school: { vi: 'Trường', en: 'School' },
  class: { vi: 'Lớp', en: 'Class' },
  schoolYear: { vi: 'Năm học', en: 'School year' },
};

function compared(
  lang: Language,
  label: string,
  [own, other]: readonly [string, string],
  how: How,
): Row {
  const say = sayIn(lang);
  const none = html`<span class="fine">${say('(trống)', '(empty)')}</span>`;
  const word = html`<span class="${how === 'same' ? 'how' : 'how how-no'}">${textIn(lang, howWords[how])}</span>`;
  if (how !== 'differs') {
    return [
      label,
      own === '' ? none : own,
      other === '' ? none : other,
      own + other === '' ? '' : word,
    ];
  }
  const found = letterDifferences(own, other);
  return [label, marked(found.left), marked(found.right), word];
}

const marked = (pieces: readonly Piece[]): Html =>
  html`${pieces.map(({ text, isSame }) => (isSame ? text : html`<mark class="df">${text}</mark>`))}`;
