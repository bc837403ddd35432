import { valueAt, withValueAt } from '#catalogue/json-path.ts';
import type { JsonValue } from '#kernel/canonical-json.ts';
import { bilingual, say, text } from '#workbench/catalogue/field-makers.ts';
import type { Option, RowsSpec, SectionSpec } from '#workbench/catalogue/field-spec.ts';
import {
  addedTime,
  filedWithin,
  instead,
  placeField,
  withoutEmptyFiledWithin,
} from '#workbench/catalogue/interlinked-sections.ts';
import {
  components,
  feeReliefs,
  fees,
  legalBasis,
  results,
  steps,
} from '#workbench/catalogue/procedure-lists.ts';
import {
  applicantOptions,
  channelOptions,
  clockOptions,
  handlerOptions,
  kindOptions,
  levelOptions,
  lifeEventOptions,
  onlineLevelOptions,
  timeUnitOptions,
} from '#workbench/catalogue/procedure-options.ts';
import { unconfirmedSection } from '#workbench/catalogue/unconfirmed-section.ts';

/** The pages on which a procedure is written, in the order in which one thinks of it. */
export function procedureSections(departments: readonly Option[]): readonly SectionSpec[] {
  const own = [
    general,
    receipt(departments),
    time,
    components,
    fees,
    feeReliefs,
    steps,
    results,
    legalBasis,
    // Few procedures have these two.
    instead,
    addedTime,
  ];
  return [...own, unconfirmedSection(own)];
}

const general: SectionSpec = {
  key: 'chung',
  title: say('Tên và từ khóa', 'Names and keywords'),
  fields: [
    text(
      'code',
      say('Mã thủ tục', 'Procedure code'),
      say('Như trên Cổng dịch vụ công quốc gia, ví dụ 1.001193', 'As nationally, such as 1.001193'),
    ),
    bilingual('name', say('Tên thủ tục', 'Name')),
    bilingual('shortName', say('Tên ngắn', 'Short name'), say('Dùng trong danh sách', 'For lists')),
    bilingual('field.name', say('Lĩnh vực', 'Field')),
    {
      path: 'field.code',
      label: say('Mã lĩnh vực', 'Code of the field'),
      hint: say('Ví dụ G15-TP07; để trống nếu chưa biết', 'Such as G15-TP07; empty where unknown'),
      type: { kind: 'text', nullable: true },
    },
    {
      path: 'lifeEvents',
      label: say('Sự kiện trong đời', 'Life events'),
      type: {
        kind: 'choices',
        options: lifeEventOptions,
      },
    },
    {
      path: 'keywords',
      label: say('Từ người dân hay gọi', 'Words people use'),
      hint: say('Mỗi dòng một từ, ví dụ: hộ khẩu', 'One a line, for instance: hộ khẩu'),
      type: { kind: 'lines' },
    },
  ],
  rows: null,
};

const parts: RowsSpec = {
  path: 'parts',
  kinds: [
    {
      row: say('Thủ tục thành phần', 'Part'),
      fields: [
        text('code', say('Mã thủ tục thành phần', 'Code of the part')),
        {
          path: 'name',
          label: say('Tên gọi trong hồ sơ liên thông', 'What it is called among the parts'),
          type: { kind: 'bilingual', nullable: true },
          mayLack: true,
        },
        {
          path: 'after',
          label: say('Chờ kết quả của', 'Needs the result of'),
          hint: say('Mỗi dòng một mã', 'One code a line'),
          type: { kind: 'lines' },
        },
        {
          path: 'oneOf',
          label: say('Nhóm chỉ làm một', 'Group of which one is done'),
          hint: say(
            'Các thủ tục cùng nhóm chỉ làm một, ví dụ: mai-tang',
            'Of those that share it one is done, for instance: mai-tang',
          ),
          type: { kind: 'text', nullable: true },
        },
        {
          path: 'regime',
          label: say('Dành cho diện nào', 'For whom'),
          hint: say('Chỉ khi nhóm chỉ làm một', 'Only in a group of which one is done'),
          type: { kind: 'bilingual', nullable: true },
          mayLack: true,
        },
        placeField,
      ],
      blank: { code: '', after: [], oneOf: null },
    },
  ],
};

const receipt = (departments: readonly Option[]): SectionSpec => ({
  key: 'tiep-nhan',
  title: say('Ai nộp, nộp ở đâu, ai giải quyết', 'Who, where, and who decides'),
  fields: [
    {
      path: 'applicants',
      label: say('Đối tượng thực hiện', 'Who may apply'),
      type: { kind: 'choices', options: applicantOptions },
    },
    {
      path: 'personConcerned',
      label: say('Gọi người được giải quyết là gì', 'What the person concerned is called'),
      hint: say(
        'Chỉ khi có thể khác người nộp, ví dụ: Trẻ em được đăng ký khai sinh',
        'Only where it may be another than the applicant',
      ),
      type: { kind: 'bilingual', nullable: true },
    },
    {
      path: 'receivedAt',
      label: say('Một cửa tiếp nhận', 'Desks that receive it'),
      type: { kind: 'choices', options: levelOptions },
    },
    {
      path: 'channels',
      label: say('Cách nộp', 'Channels'),
      type: { kind: 'choices', options: channelOptions },
    },
    {
      path: 'onlineLevel',
      label: say('Mức độ trực tuyến', 'Online level'),
      type: { kind: 'choice', options: onlineLevelOptions, nullable: true },
    },
    {
      path: 'handler',
      label: say('Cơ quan giải quyết', 'Deciding agency'),
      type: { kind: 'choice', options: handlerOptions },
    },
    {
      path: 'department',
      label: say('Sở nào', 'Which department'),
      hint: say('Chỉ khi cơ quan giải quyết là sở', 'Only where a department decides'),
      type: { kind: 'choice', options: departments, nullable: true },
    },
    {
      path: 'outsideHandler',
      label: say('Tên cơ quan ngoài tỉnh', 'Name of the outside agency'),
      type: { kind: 'bilingual', nullable: true },
    },
    {
      path: 'kind',
      label: say('Loại thủ tục', 'Kind'),
      type: { kind: 'choice', options: kindOptions },
    },
  ],
  rows: parts,
});

const time: SectionSpec = {
  key: 'thoi-han',
  title: say('Thời hạn', 'Time limit'),
  fields: [
    {
      path: 'timeLimit.unit',
      label: say('Thời hạn tính theo', 'Time limit in'),
      type: { kind: 'choice', options: timeUnitOptions },
    },
    {
      path: 'timeLimit.quantity',
      label: say('Thời hạn là bao nhiêu', 'How many'),
      type: { kind: 'number', nullable: true },
    },
    {
      path: 'timeLimit.cutOff',
      label: say('Giờ chốt trong ngày', 'Cut-off'),
      hint: say('Chỉ với “trả trong ngày”, ví dụ 15:00', 'Only for the same day, such as 15:00'),
      type: { kind: 'text', nullable: true },
    },
    {
      path: 'timeLimit.reason',
      label: say('Vì sao không có thời hạn', 'Why there is no limit'),
      type: { kind: 'bilingual', nullable: true },
    },
    text('timeLimit.basis', say('Căn cứ của thời hạn', 'Legal basis of the time limit')),
    {
      path: 'supplement.clock',
      label: say('Khi chờ bổ sung', 'While a supplement is awaited'),
      type: { kind: 'choice', options: clockOptions },
    },
    text('supplement.basis', say('Căn cứ khi bổ sung', 'Legal basis of the supplement')),
    ...filedWithin,
  ],
  rows: null,
  arrange: (body) => withoutEmptyFiledWithin(fittingTimeLimit(body)),
};

/** Keeps of the time limit what its unit has; the page shows the fields of all units. */
function fittingTimeLimit(body: JsonValue): JsonValue {
  const at = (name: string): JsonValue => valueAt(body, ['timeLimit', name]) ?? null;
  const [unit, basis] = [at('unit'), at('basis')];
  if (unit === 'NONE') {
    return withValueAt(body, ['timeLimit'], { unit, reason: at('reason'), basis });
  }
  if (unit === 'SAME_DAY') {
    return withValueAt(body, ['timeLimit'], { unit, cutOff: at('cutOff'), basis });
  }
  return withValueAt(body, ['timeLimit'], { unit, quantity: at('quantity'), basis });
}
