import { isList, itemsAt, textAt, valueAt } from '#catalogue/json-path.ts';
import { type Language, textIn, writtenIn, type Bilingual } from '#kernel/bilingual.ts';
import type { JsonValue } from '#kernel/canonical-json.ts';
import { formatDay, parseDay } from '#kernel/day.ts';
import { actions } from '#web/components/actions.ts';
import { backLink } from '#web/components/back-link.ts';
import { button } from '#web/components/button.ts';
import { checkbox, checkboxes } from '#web/components/choices.ts';
import { csrfField } from '#web/components/csrf-field.ts';
import { dateInput } from '#web/components/date-input.ts';
import { disclosure } from '#web/components/disclosure.ts';
import { errorSummary } from '#web/components/error-summary.ts';
import { notice } from '#web/components/notice.ts';
import { pageHeading } from '#web/components/page-heading.ts';
import { select } from '#web/components/select.ts';
import { textarea } from '#web/components/textarea.ts';
import { textInput } from '#web/components/text-input.ts';
import { attrs, type Html, html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import type { CatalogueDraft } from '#store/catalogue-drafts.ts';
import { errorOf } from '#web/field-error.ts';
import { ADD_BUTTON, type SectionError } from '#workbench/catalogue/fault-fields.ts';
import {
  type FieldSpec,
  kindOf,
  optionsOf,
  type RowsSpec,
  type SectionSpec,
} from '#workbench/catalogue/field-spec.ts';
import { lawKinds } from '#workbench/catalogue/law-kind.ts';
import { draftPath, sectionPath } from '#workbench/catalogue/paths.ts';
import { rowCountField } from '#workbench/catalogue/read-section.ts';
import type { OfficerRequest } from '#workbench/officer-request.ts';

export interface SectionView {
  readonly draft: CatalogueDraft;
  /** As typed: the draft's own, or what could not be saved. */
  readonly body: JsonValue;
  readonly section: SectionSpec;
  readonly place: { readonly number: number; readonly of: number };
  readonly errors: readonly SectionError[];
  readonly message: 'saved' | 'changed-meanwhile' | null;
}

/** One page of the editor: the fields of a section, then its rows; saved as typed, even with faults. */
export function sectionPage(on: OfficerRequest, view: SectionView): Html {
  const { lang } = on;
  const { draft, section, place } = view;
  const say = sayIn(lang);
  const save = button({ text: say('Lưu', 'Save'), name: 'do', value: 'save', kind: 'secondary' });
  const last = place.number === place.of;
  return html`${backLink({ href: draftPath(draft.draftId), text: nameOf(view, lang) })}
${errorSummary({
  lang,
  errors: view.errors.map(({ field, placed }) => ({ field, message: textIn(lang, placed) })),
  title: view.message === 'saved' ? savedWithFaults(on, view.errors.length) : undefined,
})}
${messageOf(on, view)}
${pageHeading({
  title: textIn(lang, section.title),
  sub: `${say('Phần', 'Part')} ${place.number}/${place.of}`,
})}
${section.about === undefined ? null : html`<p>${textIn(lang, section.about)}</p>`}
<form method="post" action="${sectionPath(draft.draftId, section.key)}" novalidate>${csrfField(on.session.csrf)}<input${attrs(
    { type: 'hidden', name: 'revision', value: String(draft.revision) },
  )}>
${actions(save)}
${section.fields.map((spec) => control(on, view, spec, ''))}
${section.rows === null ? null : rowsOf(on, view, section.rows)}
${actions([
  button({
    text: last
      ? say('Lưu và xem lại', 'Save and review')
      : say('Lưu và tiếp tục', 'Save and go on'),
    name: 'do',
    value: 'next',
    main: true,
  }),
  save,
])}</form>`;
}

const nameOf = ({ body, draft }: SectionView, lang: Language): string =>
  textAt(body, [lawKinds[draft.kind].nameMember, writtenIn(lang)]) || textAt(body, ['code']);

/** One message of what was kept and what is still wrong with it. */
const savedWithFaults = ({ lang }: OfficerRequest, count: number): string =>
  sayIn(lang)(
    'Đã lưu. Còn {count} chỗ cần sửa trước khi trình duyệt',
    'Saved. {count} to correct before it is submitted',
    { count },
  );

function messageOf(on: OfficerRequest, { message, errors }: SectionView): Html | null {
  const { lang } = on;
  const say = sayIn(lang);
  if (message === null) return null;
  if (message === 'saved') {
    if (errors.length > 0) return null;
    return notice({ lang, tone: 'success', role: 'status', title: say('Đã lưu.', 'Saved.') });
  }
  return notice({
    lang,
    tone: 'warning',
    role: 'alert',
    title: say(
      'Một người khác vừa lưu bản nháp này; phần bạn gõ vẫn ở đây nhưng chưa được lưu.',
      'Somebody else has just saved this draft; what you typed is still here, not saved.',
    ),
    body: say(
      'Mở bản nháp ở thẻ khác để xem thay đổi của họ. Bấm Lưu lần nữa để ghi phần này của bạn đè lên.',
      'Open the draft in another tab to see their change. Save again to put this part over it.',
    ),
  });
}

function rowsOf(on: OfficerRequest, view: SectionView, rows: RowsSpec): Html {
  const { lang } = on;
  const say = sayIn(lang);
  const items = itemsAt(view.body, rows.path.split('.'));
  const count = { type: 'hidden', name: rowCountField(rows), value: String(items.length) };
  return html`<input${attrs(count)}>${items.map((item, index) => {
    const name = ['name', 'label', 'title']
      .map((one) => textAt(item, [one, writtenIn(lang)]))
      .join('');
    const kind = kindOf(rows, item);
    const about = `${textIn(lang, kind.row)} ${index + 1}`;
    const controls = (seldom: boolean): readonly (Html | null)[] =>
      kind.fields
        .filter((spec) => (spec.seldom === true) === seldom)
        .map((spec) => control(on, view, spec, `${rows.path}.${index}.`));
    return html`<fieldset class="pane" id="${rows.path}.${index}"><legend>${about}${name === '' ? null : `: ${name}`}</legend>
${controls(false)}
${seldomPart(on, view, `${rows.path}.${index}`, controls(true))}
${actions([
  kind.more === undefined ? null : rowButton(textIn(lang, kind.more.text), `open:${index}`, about),
  index === 0 ? null : rowButton(say('Lên', 'Up'), `up:${index}`, about),
  index === items.length - 1 ? null : rowButton(say('Xuống', 'Down'), `down:${index}`, about),
  rowButton(say('Bỏ', 'Remove'), `remove:${index}`, about),
])}</fieldset>`;
  })}
${items.length === 0 ? html`<p class="empty">${say('Chưa có mục nào.', 'Nothing yet.')}</p>` : null}
${actions(
  rows.kinds.map((kind, index) =>
    button({
      text: `${say('Thêm', 'Add')}: ${textIn(lang, kind.row)}`,
      kind: 'secondary',
      ...(index === 0 ? { id: ADD_BUTTON } : {}),
      name: 'do',
      value: `add:${index}`,
    }),
  ),
)}`;
}

/** What few need of a row, folded away; open where something in it is wrong. */
function seldomPart(
  { lang }: OfficerRequest,
  view: SectionView,
  row: string,
  controls: readonly (Html | null)[],
): Html | null {
  if (controls.length === 0) return null;
  const rows = view.section.rows;
  const item = valueAt(view.body, row.split('.')) ?? null;
  const seldom = rows === null ? [] : kindOf(rows, item).fields.filter((spec) => spec.seldom);
  return disclosure({
    summary: sayIn(lang)('Thêm điều kiện, nguồn dữ liệu…', 'Conditions, sources and more'),
    open: view.errors.some(({ field }) =>
      seldom.some(({ path }) => field === `${row}.${path}` || field.startsWith(`${row}.${path}.`)),
    ),
    body: html`${controls}`,
  });
}

const rowButton = (text: string, value: string, about: string): Html =>
  button({ text, about, name: 'do', value, kind: 'quiet', size: 'small' });

function control(
  on: OfficerRequest,
  view: SectionView,
  spec: FieldSpec,
  prefix: string,
): Html | null {
  const { lang } = on;
  const { type } = spec;
  const name = `${prefix}${spec.path}`;
  const held = valueAt(view.body, name.split('.'));
  const value = spec.lens === undefined ? held : spec.lens.shown(held);
  const errorAt = (field: string): string | undefined => errorOf(view.errors, field, lang);
  const props = {
    lang,
    name,
    label: textIn(lang, spec.label),
    ...(spec.hint === undefined ? {} : { hint: textIn(lang, spec.hint) }),
    error: errorAt(name),
    optional: 'nullable' in type && type.nullable,
  };
  switch (type.kind) {
    case 'key':
      return html`<input${attrs({ type: 'hidden', name, value: textOf(value) })}>`;
    case 'bilingual':
      return html`${(['vi', 'en'] as const).map((language) => {
        const own = `${name}.${language}`;
        return textInput({
          ...props,
          name: own,
          label: `${props.label} (${textIn(lang, LANGUAGES[language])})`,
          ...(language === 'en' ? { hint: undefined, optional: true } : {}),
          value: bilingualText(value, language),
          error: errorAt(own),
        });
      })}`;
    case 'text':
      return textInput({ ...props, value: textOf(value), width: 'medium' });
    case 'number':
      return textInput({ ...props, value: textOf(value), width: 'short', inputMode: 'numeric' });
    case 'day':
      return dateInput({ ...props, value: dayText(value) });
    case 'lines':
      return textarea({
        ...props,
        value: listOf(value).join('\n'),
        rows: Math.max(3, listOf(value).length),
      });
    case 'flag':
      return checkbox({ name, text: props.label, value: '1', checked: value === true });
    case 'choice':
      return select({
        ...props,
        value: textOf(value),
        prompt: sayIn(lang)('Chọn', 'Choose'),
        options: choicesOf(on, view, type, prefix),
        width: typeof type.options === 'function' ? 'full' : 'medium', // named by words of the law
      });
    case 'choices':
      return checkboxes({
        ...props,
        values: listOf(value),
        options: choicesOf(on, view, type, prefix),
        inline: true,
      });
  }
}

function choicesOf(
  { lang }: OfficerRequest,
  { body }: SectionView,
  type: Extract<FieldSpec['type'], { readonly kind: 'choice' | 'choices' }>,
  row: string,
) {
  return optionsOf(type.options, body, row.split('.').slice(0, -1)).map(
    ({ value, text, group }) => ({ value, text: textIn(lang, text), group: textIn(lang, group) }),
  );
}

const LANGUAGES = {
  vi: { vi: 'tiếng Việt', en: 'Vietnamese' },
  en: { vi: 'tiếng Anh', en: 'English' },
} as const;

/** The English stays empty where it is only the Vietnamese that stands in for it. */
const bilingualText = (value: JsonValue | undefined, language: keyof Bilingual): string => {
  const text = textOf(valueAt(value, [language]));
  return language === 'en' && text === textOf(valueAt(value, ['vi'])) ? '' : text;
};

/** A value as it is typed again; what could not be read stands as it was typed. */
function textOf(value: JsonValue | undefined): string {
  if (typeof value === 'number') return String(value).replace('.', ',');
  return typeof value === 'string' ? value : '';
}

export function dayText(value: JsonValue | undefined): string {
  const text = textOf(value);
  const day = parseDay(text);
  return day.ok ? formatDay(day.value) : text;
}

const listOf = (value: JsonValue | undefined): readonly string[] =>
  isList(value) ? value.filter((item) => typeof item === 'string') : [];
