import { itemsAt, textAt, valueAt } from '#catalogue/json-path.ts';
import type { Parts } from '#eform/form.ts';
import type { FormShelf } from '#eform/form-shelf.ts';
import type { Bilingual } from '#kernel/bilingual.ts';
import type { JsonValue } from '#kernel/canonical-json.ts';
import { bilingual, say, text } from '#workbench/catalogue/field-makers.ts';
import type { FieldSpec, RowKind, SectionSpec } from '#workbench/catalogue/field-spec.ts';
import {
  choiceLines,
  conditionLens,
  requiredFlag,
  sourceKeys,
} from '#workbench/catalogue/form-lenses.ts';
import {
  conditionOptions,
  limitOptions,
  partOptions,
  sourceOptions,
  typeOptions,
} from '#workbench/catalogue/form-options.ts';
import { unconfirmedSection } from '#workbench/catalogue/unconfirmed-section.ts';

/** The pages on which a form is written: what it is, its pages, then the questions of each. */
export function formSections(
  body: JsonValue,
  parts: Parts,
  shelf: FormShelf,
): readonly SectionSpec[] {
  const kinds: readonly [RowKind, RowKind] = [question(parts, shelf), group(parts)];
  const questions = itemsAt(body, ['pages']).map((page, index): SectionSpec => {
    const number = index + 1;
    return {
      key: pageKey(index),
      title: {
        vi: `Trang ${number}: ${textAt(page, ['title', 'vi'])}`,
        en: `Page ${number}: ${textAt(page, ['title', 'en'])}`,
      },
      about: say(
        'Một trang hỏi một điều hoặc một nhóm điều liên quan. Nhóm có sẵn (người, trẻ em, địa chỉ…) dùng lại như mọi tờ khai khác.',
        'A page asks one thing, or one group. Ready-made groups are those of all other forms.',
      ),
      fields: [],
      rows: { path: `pages.${index}.fields`, kinds },
    };
  });
  const own = [general, pages, ...questions];
  return [...own, unconfirmedSection(own)];
}

const pageKey = (index: number): string => `trang-${index + 1}`;

const general: SectionSpec = {
  key: 'chung',
  title: say('Tên và thủ tục', 'Title and procedures'),
  fields: [
    text(
      'code',
      say('Mã biểu mẫu', 'Code of the form'),
      say('Chữ thường không dấu, ví dụ khai-sinh', 'Small letters, such as khai-sinh'),
    ),
    bilingual('title', say('Tên biểu mẫu', 'Title')),
    {
      path: 'procedures',
      label: say('Tờ khai của các thủ tục', 'Declaration of these procedures'),
      hint: say('Mỗi dòng một mã, ví dụ 1.001193', 'One code a line, such as 1.001193'),
      type: { kind: 'lines' },
    },
  ],
  rows: null,
};

const pages: SectionSpec = {
  key: 'trang',
  title: say('Các trang', 'Pages'),
  fields: [],
  rows: {
    path: 'pages',
    kinds: [
      {
        row: say('Trang', 'Page'),
        fields: [
          { path: 'id', label: say('Khóa', 'Key'), type: { kind: 'key' } },
          bilingual('title', say('Tên trang', 'Title')),
        ],
        blank: { id: '', title: { vi: '', en: '' }, fields: [] },
        more: { text: say('Lưu và soạn câu hỏi', 'Save, then its questions'), section: pageKey },
      },
    ],
    added: 'before-last',
  },
};

const key: FieldSpec = { path: 'id', label: say('Khóa', 'Key'), type: { kind: 'key' } };

function question(parts: Parts, shelf: FormShelf): RowKind {
  return {
    row: say('Câu hỏi', 'Question'),
    fields: [
      key,
      bilingual('label', say('Câu hỏi', 'Question')),
      {
        path: 'type',
        label: say('Trả lời bằng', 'Answered by'),
        type: { kind: 'choice', options: typeOptions },
      },
      {
        path: 'options',
        label: say('Các lựa chọn', 'Choices'),
        hint: say(
          'Chỉ khi chọn một trong nhiều. Mỗi dòng một lựa chọn, tiếng Anh sau dấu |, ví dụ: Nam | Male',
          'Of a choice only. One a line, English after |, such as: Nam | Male',
        ),
        type: { kind: 'lines' },
        lens: choiceLines,
      },
      {
        path: 'required',
        label: say('Bắt buộc trả lời', 'Must be answered'),
        type: { kind: 'flag' },
        lens: requiredFlag,
      },
      ...bounds(parts, shelf),
      feeds(say('Đưa vào trường của kết quả', 'Field of the result that it becomes')),
    ],
    blank: {
      id: '',
      type: 'text',
      label: { vi: '', en: '' },
      hint: null,
      required: null,
      when: [],
      options: [],
      min: null,
      max: null,
      notAfter: null,
      sources: [],
      feeds: null,
    },
    is: (row) => valueAt(row, ['part']) === undefined,
    newKey: (body) => freeId(body, 'cauHoi'),
  };
}

/** What few questions need: when they are asked, and what an answer may be. */
const bounds = (parts: Parts, shelf: FormShelf): readonly FieldSpec[] => [
  {
    path: 'hint',
    label: say('Gợi ý dưới câu hỏi', 'Hint under the question'),
    type: { kind: 'bilingual', nullable: true },
    seldom: true,
  },
  condition(parts),
  {
    path: 'min',
    label: say('Ít nhất', 'Least'),
    hint: say('Số nhỏ nhất, hoặc số chữ ít nhất', 'Number, or count of letters'),
    type: { kind: 'number', nullable: true },
    seldom: true,
  },
  {
    path: 'max',
    label: say('Nhiều nhất', 'Most'),
    hint: say('Số lớn nhất, hoặc số chữ nhiều nhất', 'Number, or count of letters'),
    type: { kind: 'number', nullable: true },
    seldom: true,
  },
  {
    path: 'notAfter',
    label: say('Ngày không được sau', 'A date not after'),
    type: { kind: 'choice', options: limitOptions(parts), nullable: true },
    seldom: true,
  },
  {
    path: 'initial',
    mayLack: true,
    label: say('Ghi sẵn, chọn sẵn', 'Stands there at first'),
    hint: say(
      'Chữ ghi sẵn, ví dụ: Việt Nam; của câu hỏi chọn thì ghi mã lựa chọn, ví dụ cha-me. Người khai sửa được',
      'Text, such as Việt Nam; of a choice the key of an option, such as cha-me. It can be changed',
    ),
    type: { kind: 'text', nullable: true },
    seldom: true,
  },
  {
    path: 'recent',
    mayLack: true,
    label: say('Danh sách ngày gần đây', 'List of the last days'),
    hint: say(
      'Số ngày tính từ hôm nay về trước, ví dụ 60; để trống: chỉ gõ ngày',
      'How many days back from today, such as 60; empty: the day is typed',
    ),
    type: { kind: 'number', nullable: true },
    seldom: true,
  },
  {
    path: 'sources',
    label: say('Điền sẵn từ', 'Filled in from'),
    type: { kind: 'choices', options: sourceOptions(parts, shelf) },
    lens: sourceKeys,
    seldom: true,
  },
];

function group(parts: Parts): RowKind {
  return {
    row: say('Nhóm câu hỏi có sẵn', 'Ready-made group'),
    fields: [
      key,
      {
        path: 'part',
        label: say('Nhóm', 'Group'),
        type: { kind: 'choice', options: partOptions(parts) },
      },
      bilingual('label', say('Gọi nhóm này là', 'What it is called here')),
      condition(parts),
      feeds(say('Tên trường của kết quả bắt đầu bằng', 'Fields of the result begin with')),
    ],
    blank: { id: '', part: '', label: { vi: '', en: '' }, when: [], feeds: null },
    is: (row) => valueAt(row, ['part']) !== undefined,
    newKey: (body) => freeId(body, 'nhom'),
  };
}

const condition = (parts: Parts): FieldSpec => ({
  path: 'when',
  label: say('Chỉ hỏi khi trả lời', 'Asked only after the answer'),
  hint: say(
    'Chọn nhiều câu trả lời của một câu hỏi: đúng một trong số đó là đủ. Không chọn gì: luôn hỏi.',
    'Several answers to one question: any of them will do. None: it is always asked.',
  ),
  type: { kind: 'choices', options: conditionOptions(parts) },
  lens: conditionLens,
  seldom: true,
});

const feeds = (label: Bilingual): FieldSpec => ({
  path: 'feeds',
  label,
  hint: say('Ví dụ nksHoTen; để trống nếu không có', 'Such as nksHoTen; empty where none'),
  type: { kind: 'text', nullable: true },
  seldom: true,
});

/** An id that no question or group of the form has. */
function freeId(body: JsonValue, stem: string): string {
  const taken = new Set(
    itemsAt(body, ['pages']).flatMap((page) =>
      itemsAt(page, ['fields']).map((item) => textAt(item, ['id'])),
    ),
  );
  for (let number = 1; ; number += 1) {
    if (!taken.has(`${stem}${number}`)) return `${stem}${number}`;
  }
}
