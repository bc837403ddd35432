import { isMembers, itemsAt, textAt, valueAt } from '#catalogue/json-path.ts';
import type { JsonValue } from '#kernel/canonical-json.ts';
import { bilingual, say, text } from '#workbench/catalogue/field-makers.ts';
import type { FieldSpec, Lens, SectionSpec } from '#workbench/catalogue/field-spec.ts';

/** What only interlinked procedures have, or one that stands in place of others, as it is written. */

/**
 * Where the agency of a part is found, one a line: the answer that has the address, and after ← the
 * answer for which that line holds, as `father.residence ← residenceWith = cha`. The first that fits counts.
 */
export const placeLines: Lens = {
  shown: (held) =>
    itemsAt(held, []).map((place) => {
      const [field, is] = [textAt(place, ['when', 'field']), textAt(place, ['when', 'is'])];
      const address = textAt(place, ['address']);
      return field === '' ? address : `${address} ← ${field} = ${is}`;
    }),
  held: (typed) =>
    itemsAt(typed, []).map((line) => {
      const [address = '', condition = ''] = (typeof line === 'string' ? line : '').split('←');
      const [field = '', is = ''] = condition.split('=').map((side) => side.trim());
      return { address: address.trim(), when: field === '' ? null : { field, is } };
    }),
};

export const placeField: FieldSpec = {
  path: 'place',
  label: say('Nơi giải quyết theo câu trả lời', 'Where, by what was answered'),
  hint: say(
    'Mỗi dòng một trường địa chỉ, dòng đúng đầu tiên được dùng: mother.residence, hoặc father.residence ← residenceWith = cha. Để trống: theo nơi nộp.',
    'One field of an address a line, the first that fits counts: mother.residence, or father.residence ← residenceWith = cha. Empty: where it is handed in.',
  ),
  type: { kind: 'lines' },
  lens: placeLines,
  seldom: true,
  mayLack: true,
};

const addedBy: readonly FieldSpec[] = [
  { path: 'key', label: say('Khóa', 'Key'), type: { kind: 'key' } },
  {
    path: 'workingDays',
    label: say('Cộng thêm (ngày làm việc)', 'Working days added'),
    type: { kind: 'number' },
  },
  bilingual('reason', say('Vì sao', 'Why'), say('Như in trên giấy hẹn', 'As the paper says it')),
  text('basis', say('Căn cứ', 'Legal basis')),
];

const blankTime = { key: '', workingDays: 1, reason: { vi: '', en: '' }, basis: '' };

export const addedTime: SectionSpec = {
  key: 'cong-them-ngay',
  title: say('Cộng thêm thời hạn', 'Added time'),
  about: say(
    'Khi nào thời hạn của cả hồ sơ liên thông dài hơn: ở xã nào, hoặc khi thủ tục nào yêu cầu bổ sung.',
    'When the time limit of the whole is longer: in which communes, or when which part asks for more.',
  ),
  fields: [],
  rows: {
    path: 'addedTime',
    mayLack: true,
    kinds: [
      {
        row: say('Theo xã', 'By commune'),
        fields: [
          ...addedBy,
          {
            path: 'when.units',
            label: say('Mã các xã', 'Codes of the communes'),
            hint: say('Mỗi dòng một mã', 'One code a line'),
            type: { kind: 'lines' },
          },
        ],
        blank: { ...blankTime, when: { kind: 'communes', units: [] } },
        is: (row) => valueAt(row, ['when', 'kind']) === 'communes',
      },
      {
        row: say('Khi thành phần yêu cầu bổ sung', 'When a part asks for more'),
        fields: [
          ...addedBy,
          {
            path: 'when.legs',
            label: say('Thủ tục thành phần nào', 'Which parts'),
            hint: say('Mỗi dòng một mã', 'One code a line'),
            type: { kind: 'lines' },
          },
        ],
        blank: { ...blankTime, when: { kind: 'leg-asks', legs: [] } },
        is: (row) => valueAt(row, ['when', 'kind']) === 'leg-asks',
      },
    ],
  },
};

export const instead: SectionSpec = {
  key: 'thu-tuc-khac',
  title: say('Ai phải làm thủ tục khác', 'Who needs another procedure'),
  about: say(
    'Đọc trước khi bắt đầu khai: trường hợp nào không làm được bằng thủ tục này.',
    'Read before the form is begun: for whom this procedure is the wrong one.',
  ),
  fields: [],
  rows: {
    path: 'instead',
    mayLack: true,
    kinds: [
      {
        row: say('Trường hợp', 'Case'),
        fields: [
          bilingual('who', say('Trường hợp nào', 'Who')),
          {
            path: 'code',
            label: say('Mã thủ tục phải làm', 'Code of the procedure'),
            hint: say('Để trống nếu chưa biết', 'Empty where unknown'),
            type: { kind: 'text', nullable: true },
          },
          bilingual('what', say('Tên thủ tục phải làm', 'Name of the procedure')),
        ],
        blank: { who: { vi: '', en: '' }, code: null, what: { vi: '', en: '' } },
      },
    ],
  },
};

export const filedWithin: readonly FieldSpec[] = [
  {
    path: 'filedWithin.field',
    label: say('Phải nộp trong hạn tính từ ngày', 'To be filed within days of'),
    hint: say(
      'Khóa của câu hỏi có ngày đó, ví dụ child.birthDate; để trống nếu không có hạn',
      'Key of the question with that day, such as child.birthDate; empty where there is no such time',
    ),
    type: { kind: 'text', nullable: true },
    mayLack: true,
  },
  {
    path: 'filedWithin.days',
    label: say('Trong bao nhiêu ngày', 'Days'),
    type: { kind: 'number', nullable: true },
    mayLack: true,
  },
  {
    path: 'filedWithin.late',
    label: say('Nói gì khi đã quá hạn đó', 'What is said to who is late'),
    type: { kind: 'bilingual', nullable: true, lines: 3 },
    mayLack: true,
  },
  {
    path: 'filedWithin.basis',
    label: say('Căn cứ của hạn nộp', 'Legal basis of that time'),
    type: { kind: 'text', nullable: true },
    mayLack: true,
  },
];

/** A time to file within that was cleared leaves nothing behind. */
export function withoutEmptyFiledWithin(body: JsonValue): JsonValue {
  const held = valueAt(body, ['filedWithin']);
  if (!isMembers(body) || !isMembers(held)) return body;
  if (Object.values(held).some((value) => value !== null && value !== undefined)) return body;
  return Object.fromEntries(
    Object.entries(body).flatMap(([name, value]) =>
      name === 'filedWithin' || value === undefined ? [] : [[name, value]],
    ),
  );
}
