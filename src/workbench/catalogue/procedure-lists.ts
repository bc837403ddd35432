import { itemsAt, type JsonPath, textAt, valueAt, withValueAt } from '#catalogue/json-path.ts';
import { canonicalJson, type JsonValue } from '#kernel/canonical-json.ts';
import { bilingual, say, text } from '#workbench/catalogue/field-makers.ts';
import type { Option, SectionSpec } from '#workbench/catalogue/field-spec.ts';
import {
  actionOptions,
  feeChannelOptions,
  placeOptions,
  roleOptions,
  systemOptions,
} from '#workbench/catalogue/procedure-options.ts';

export const components: SectionSpec = {
  key: 'thanh-phan',
  title: say('Thành phần hồ sơ', 'Papers to bring'),
  fields: [{ path: 'sets', label: say('Số bộ hồ sơ', 'Number of sets'), type: { kind: 'number' } }],
  rows: {
    path: 'components',
    kinds: [
      {
        row: say('Giấy tờ', 'Paper'),
        fields: [
          { path: 'key', label: say('Khóa', 'Key'), type: { kind: 'key' } },
          bilingual('name', say('Tên giấy tờ', 'Name')),
          {
            path: 'code',
            label: say('Mã giấy tờ', 'Code'),
            hint: say('Để trống nếu chưa biết', 'Empty where unknown'),
            type: { kind: 'text', nullable: true },
          },
          { path: 'originals', label: say('Bản chính', 'Originals'), type: { kind: 'number' } },
          {
            path: 'certified',
            label: say('Bản chứng thực', 'Certified'),
            type: { kind: 'number' },
          },
          { path: 'copies', label: say('Bản sao', 'Copies'), type: { kind: 'number' } },
          { path: 'required', label: say('Bắt buộc', 'Required'), type: { kind: 'flag' } },
          {
            path: 'declared',
            label: say('Khai trên tờ khai điện tử', 'Asked on the e-form'),
            type: { kind: 'flag' },
            mayLack: true,
            seldom: true,
          },
          {
            path: 'when',
            label: say('Cần khi nào', 'When it is needed'),
            type: { kind: 'bilingual', nullable: true },
          },
        ],
        blank: {
          code: null,
          key: '',
          name: { vi: '', en: '' },
          originals: 1,
          certified: 0,
          copies: 0,
          required: true,
          when: null,
        },
      },
    ],
  },
};

export const fees: SectionSpec = {
  key: 'le-phi',
  title: say('Phí, lệ phí', 'Fees'),
  about: say('Không có khoản nào nghĩa là miễn phí.', 'None means free of charge.'),
  fields: [],
  rows: {
    path: 'fees',
    kinds: [
      {
        row: say('Khoản thu', 'Fee'),
        fields: [
          bilingual('name', say('Tên khoản thu', 'Name')),
          {
            path: 'amount',
            label: say('Số tiền (đồng)', 'Amount (đồng)'),
            type: { kind: 'number' },
          },
          {
            path: 'channel',
            label: say('Áp dụng khi nộp', 'For those who apply'),
            type: { kind: 'choice', options: feeChannelOptions },
          },
          text('basis', say('Căn cứ', 'Legal basis')),
        ],
        blank: { name: { vi: '', en: '' }, amount: 0, channel: 'any', basis: '' },
      },
    ],
  },
};

export const feeReliefs: SectionSpec = {
  key: 'mien-giam',
  title: say('Miễn, giảm phí', 'Fee reliefs'),
  about: say(
    'Người nộp chọn khi khai; cán bộ một cửa đối chiếu giấy tờ.',
    'The applicant claims it; the counter compares the papers.',
  ),
  fields: [],
  rows: {
    path: 'feeReliefs',
    mayLack: true,
    kinds: [
      {
        row: say('Diện', 'Relief'),
        fields: [
          { path: 'key', label: say('Khóa', 'Key'), type: { kind: 'key' } },
          bilingual('name', say('Người được miễn, giảm', 'For whom')),
          {
            path: 'amount',
            label: say('Phải nộp tất cả (đồng)', 'To pay in all (đồng)'),
            hint: say('0 nếu được miễn', '0 where exempt'),
            type: { kind: 'number' },
          },
          text('basis', say('Căn cứ', 'Legal basis')),
        ],
        blank: { key: '', name: { vi: '', en: '' }, amount: 0, basis: '' },
      },
    ],
  },
};

export const steps: SectionSpec = {
  key: 'quy-trinh',
  title: say('Quy trình nội bộ', 'Internal process'),
  about: say(
    'Bước đầu và bước cuối ở một cửa. Tổng thời gian theo đường dài nhất bằng thời hạn (1 ngày làm việc = 8 giờ).',
    'The first and the last step are at the desk. The longest way takes the time limit (a working day is 8 hours).',
  ),
  fields: [],
  rows: {
    path: 'steps',
    kinds: [
      {
        row: say('Bước', 'Step'),
        fields: [
          { path: 'id', label: say('Khóa', 'Key'), type: { kind: 'key' } },
          bilingual('name', say('Tên bước', 'Name')),
          {
            path: 'after',
            label: say('Làm sau khi xong', 'After'),
            hint: say(
              'Hai bước sau cùng một bước thì làm song song',
              'Two steps after the same one go side by side',
            ),
            type: { kind: 'choices', options: stepOptions },
          },
          {
            path: 'role',
            label: say('Ai làm', 'Who'),
            type: { kind: 'choice', options: roleOptions },
          },
          {
            path: 'place',
            label: say('Ở đâu', 'Where'),
            type: { kind: 'choice', options: placeOptions },
          },
          {
            path: 'system',
            label: say('Hệ thống ngoài làm bước này', 'Outside system that does it'),
            type: { kind: 'choice', options: systemOptions, nullable: true },
          },
          {
            path: 'shareHours',
            label: say('Thời gian (giờ làm việc)', 'Working hours'),
            type: { kind: 'number', nullable: true },
          },
          {
            path: 'actions',
            label: say('Được làm gì', 'What may be done'),
            type: { kind: 'choices', options: actionOptions },
          },
          {
            path: 'mainAction',
            label: say('Việc chính', 'Plain case'),
            type: { kind: 'choice', options: actionOptions },
          },
        ],
        blank: {
          id: '',
          name: { vi: '', en: '' },
          after: [],
          system: null,
          role: 'specialist',
          place: 'handler',
          shareHours: null,
          actions: ['propose'],
          mainAction: 'propose',
        },
      },
    ],
    added: 'before-last',
    rejoin: inLineAgain,
  },
};

/** Steps that went one after the other go on doing so; others keep what they wait for. */
function inLineAgain(
  after: readonly JsonValue[],
  before: readonly JsonValue[],
): readonly JsonValue[] {
  const waits = (items: readonly JsonValue[]): readonly JsonValue[] =>
    items.map((_, index) => (index === 0 ? [] : [textAt(items[index - 1], ['id'])]));
  const inLine = waits(before).every(
    (wait, index) => canonicalJson(wait) === canonicalJson(valueAt(before[index], ['after'])),
  );
  if (!inLine) return after;
  const waited = waits(after);
  return after.map((step, index) => withValueAt(step, ['after'], waited[index] ?? []));
}

/** The steps as they stand, to be waited for; none waits for itself. */
function stepOptions(body: JsonValue, row: JsonPath): readonly Option[] {
  const own = textAt(body, [...row, 'id']);
  return itemsAt(body, ['steps']).flatMap((step, index) => {
    const id = textAt(step, ['id']);
    const name = (lang: string): string => textAt(step, ['name', lang]);
    const called = say(name('vi') || `Bước ${index + 1}`, name('en') || `Step ${index + 1}`);
    return id === '' || id === own ? [] : [{ value: id, text: called }];
  });
}

export const results: SectionSpec = {
  key: 'ket-qua',
  title: say('Kết quả', 'Results'),
  fields: [],
  rows: {
    path: 'results',
    kinds: [
      {
        row: say('Kết quả', 'Result'),
        fields: [
          bilingual('name', say('Tên kết quả', 'Name')),
          {
            path: 'code',
            label: say('Mã kết quả', 'Code'),
            hint: say('Để trống nếu chưa biết', 'Empty where unknown'),
            type: { kind: 'text', nullable: true },
          },
        ],
        blank: { code: null, name: { vi: '', en: '' } },
      },
    ],
  },
};

export const legalBasis: SectionSpec = {
  key: 'can-cu',
  title: say('Căn cứ pháp lý', 'Legal basis'),
  fields: [],
  rows: {
    path: 'legalBasis',
    kinds: [
      {
        row: say('Văn bản', 'Document'),
        fields: [
          text(
            'document',
            say('Số, ký hiệu', 'Number'),
            say('Ví dụ 123/2015/NĐ-CP', 'Such as 123/2015/NĐ-CP'),
          ),
          {
            path: 'article',
            label: say('Điều, khoản', 'Article'),
            type: { kind: 'text', nullable: true },
          },
          {
            path: 'title',
            label: say('Trích yếu', 'Title'),
            type: { kind: 'text', nullable: true },
          },
        ],
        blank: { document: '', article: null, title: null },
      },
    ],
  },
};
