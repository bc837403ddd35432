import type { Difference } from '#catalogue/differences.ts';
import { isList, isMembers } from '#catalogue/json-path.ts';
import type { Bilingual, Language } from '#kernel/bilingual.ts';
import type { JsonValue } from '#kernel/canonical-json.ts';
import { parseDay } from '#kernel/day.ts';
import { dataTable } from '#web/components/data-table.ts';
import { formatDay } from '#web/format.ts';
import { type Html, html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import type { FieldSpec, RowsSpec, SectionSpec } from '#workbench/catalogue/field-spec.ts';
import { optionsOf } from '#workbench/catalogue/field-spec.ts';

/** Where two versions differ, in the words of the editor's pages. */
export function differenceTable(
  lang: Language,
  found: readonly Difference[],
  sections: readonly SectionSpec[],
): Html {
  const say = sayIn(lang);
  if (found.length === 0) {
    return html`<p class="empty">${say('Không có khác biệt nào.', 'They do not differ.')}</p>`;
  }
  return dataTable({
    caption: say('Khác biệt', 'Differences'),
    captionHidden: true,
    columns: [
      { label: say('Mục', 'Place') },
      { label: say('Trước', 'Before') },
      { label: say('Sau', 'After') },
    ],
    rows: found.map(({ path, before, after }) => {
      const { label, spec } = labelOf(path, sections, lang);
      return [label, shown(before, spec, lang), shown(after, spec, lang)];
    }),
  });
}

interface Labelled {
  readonly label: string;
  readonly spec: FieldSpec | null;
}

/** `components, giay-chung-sinh, originals` → `Giấy tờ “giay-chung-sinh”: Bản chính`. */
function labelOf(
  path: readonly string[],
  sections: readonly SectionSpec[],
  lang: Language,
): Labelled {
  for (const { fields } of sections) {
    const own = fields.find((spec) => isUnder(path, spec.path.split('.')));
    if (own !== undefined) return { label: withLanguage(own.label[lang], path, lang), spec: own };
  }
  // Pages have questions: of two lists that hold the place, the inner one names it.
  const [inner] = sections
    .flatMap(({ rows, title }) => (rows === null ? [] : [{ rows, title, at: namedPath(rows) }]))
    .filter(({ at }) => isUnder(path, at))
    .toSorted((a, b) => b.at.length - a.at.length);
  if (inner !== undefined) return rowLabel(path, inner, lang);
  const [first = '', ...rest] = path;
  const text = [OTHER[first]?.[lang] ?? first, ...rest].join(' › ');
  return { label: text, spec: null };
}

const OTHER: Readonly<Record<string, Bilingual>> = {
  validFrom: { vi: 'Có hiệu lực từ ngày', en: 'In force from' },
  parts: { vi: 'Nhóm câu hỏi dùng chung', en: 'Shared group of questions' },
  validTo: { vi: 'Hết hiệu lực từ ngày', en: 'No longer in force from' },
};

const namedPath = ({ named, path }: RowsSpec): readonly string[] => named ?? path.split('.');

function rowLabel(
  path: readonly string[],
  { rows, title, at }: { rows: RowsSpec; title: Bilingual; at: readonly string[] },
  lang: Language,
): Labelled {
  const [name, ...inner] = path.slice(at.length);
  if (name === undefined) return { label: title[lang], spec: null };
  const row = `${title[lang]}, ${rows.kinds[0].row[lang].toLowerCase()} “${name}”`;
  const spec =
    rows.kinds.flatMap(({ fields }) => fields).find((one) => isUnder(inner, one.path.split('.'))) ??
    null;
  return spec === null
    ? { label: row, spec }
    : { label: withLanguage(`${row}: ${spec.label[lang]}`, path, lang), spec };
}

const isUnder = (path: readonly string[], outer: readonly string[]): boolean =>
  outer.every((name, index) => path[index] === name);

function withLanguage(label: string, path: readonly string[], lang: Language): string {
  const language = path.at(-1);
  if (language === 'vi') return `${label} (${lang === 'vi' ? 'tiếng Việt' : 'Vietnamese'})`;
  if (language === 'en') return `${label} (${lang === 'vi' ? 'tiếng Anh' : 'English'})`;
  return label;
}

function shown(value: JsonValue | undefined, spec: FieldSpec | null, lang: Language): string {
  const say = sayIn(lang);
  if (value === undefined) return '';
  if (value === null) return say('(trống)', '(empty)');
  if (typeof value === 'boolean') return value ? say('Có', 'Yes') : say('Không', 'No');
  if (isList(value)) return value.map((item) => shown(item, spec, lang)).join('; ');
  if (isMembers(value)) {
    const name = value['name'] ?? value[lang];
    if (name !== undefined) return shown(name, spec, lang);
    return Object.values(value)
      .map((item) => shown(item, spec, lang))
      .filter((text) => text !== '')
      .join(', ');
  }
  if (typeof value === 'number') return optionText(String(value), spec, lang);
  const day = parseDay(value);
  return day.ok ? formatDay(day.value, lang) : optionText(value, spec, lang);
}

function optionText(value: string, spec: FieldSpec | null, lang: Language): string {
  if (spec === null || !('options' in spec.type)) return value;
  const options = optionsOf(spec.type.options, null, []);
  return options.find((option) => option.value === value)?.text[lang] ?? value;
}
