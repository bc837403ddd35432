import type { Channel, Component, Fee, Procedure } from '#catalogue/procedure.ts';
import type { JsonObject } from '#registries/read-answer.ts';

type TimeLimit = Procedure['timeLimit'];

/** A procedure with what the simulated portal has otherwise than its file. */
export function planted(procedure: Procedure): Procedure {
  switch (procedure.code) {
    case OTHER_FEE:
      return {
        ...procedure,
        fees: procedure.fees.map((fee) => ({ ...fee, amount: fee.amount + 5000 })),
      };
    case MORE_PAPERS:
      return { ...procedure, components: [...procedure.components, EXTRA_PAPER] };
    case OTHER_LIMIT: {
      const { timeLimit } = procedure;
      return 'quantity' in timeLimit
        ? { ...procedure, timeLimit: { ...timeLimit, quantity: timeLimit.quantity + 2 } }
        : procedure;
    }
    default:
      return procedure;
  }
}

const OTHER_FEE = '1.004222';
const MORE_PAPERS = '1.001612';
const OTHER_LIMIT = '2.000575';
const GARBLED = '2.000635';

const EXTRA_PAPER: Component = {
  code: null,
  key: 'giay-to-gia-lap',
  name: { vi: 'Giấy tờ giả lập của Cổng quốc gia', en: 'Simulated paper' },
  originals: 1,
  certified: 0,
  copies: 1,
  required: true,
  when: null,
};

/** The letters of one name are broken: UTF-8 that something on the way took for Latin-1. */
export const garbledName = (message: JsonObject): JsonObject =>
  message['MATTHC'] === GARBLED
    ? {
        ...message,
        TENTTHC: Buffer.from(String(message['TENTTHC']), 'utf8').toString('latin1'),
      }
    : message;

/** A procedure that no file of ours has. */
export const ONLY_THERE: JsonObject = {
  MATTHC: '9.999901',
  TENTTHC: 'Thủ tục giả lập chỉ có trên Cổng quốc gia',
  TRANGTHAI: '1',
  LINHVUCTHUCHIEN: [{ MALINHVUC: 'G15-TP07', TENLINHVUC: 'Hộ tịch' }],
  TRINHTUTHUCHIEN: [{ TRUONGHOP: '', TRINHTU: [{ TENTRINHTU: 'Nộp hồ sơ' }] }],
  CACHTHUCTHUCHIEN: [
    {
      KENH: '1',
      THOIGIAN: [
        {
          THOIGIANGIAIQUYET: '5',
          DONVITINH: 'Ngày làm việc',
          MOTA: '',
          PHILEPHI: [{ MAPHILEPHI: '', SOTIEN: '12000', DONVI: 'Đồng', MOTA: 'Lệ phí giả lập' }],
        },
      ],
    },
  ],
  THANHPHANHOSO: [
    {
      TRUONGHOP: '',
      GIAYTO: [{ MAGIAYTO: '', TENGIAYTO: 'Đơn đề nghị giả lập', SOBANCHINH: '1', SOBANSAO: '0' }],
    },
  ],
  KETQUATHUCHIEN: [{ MAKETQUA: '', TENKETQUA: 'Giấy xác nhận giả lập' }],
  CANCUPHAPLY: [{ SOVANBAN: '123/2015/NĐ-CP', TENVANBAN: 'Quy định chi tiết Luật Hộ tịch' }],
  COQUANTHUCHIEN: [{ MADONVI: '', TENDONVI: 'Ủy ban nhân dân cấp xã' }],
};

const KENH: Readonly<Record<Channel, string>> = { counter: '1', online: '2', postal: '3' };

/** One procedure as LayThuTuc tells it. */
export function nationalMessage(procedure: Procedure): JsonObject {
  const { code, name, field, channels, timeLimit, fees, components } = procedure;
  return {
    MATTHC: code,
    TENTTHC: name.vi,
    TRANGTHAI: '1',
    LINHVUCTHUCHIEN: [{ MALINHVUC: field.code ?? '', TENLINHVUC: field.name.vi }],
    TRINHTUTHUCHIEN: [
      { TRUONGHOP: '', TRINHTU: procedure.steps.map((step) => ({ TENTRINHTU: step.name.vi })) },
    ],
    CACHTHUCTHUCHIEN: channels.map((channel) => ({
      KENH: KENH[channel],
      THOIGIAN: [{ ...timeOf(timeLimit), PHILEPHI: feesOn(fees, channel) }],
    })),
    THANHPHANHOSO: [...Map.groupBy(components, ({ when }) => when?.vi ?? '')].map(
      ([when, papers]) => ({ TRUONGHOP: when, GIAYTO: papers.map(paperOf) }),
    ),
    KETQUATHUCHIEN: procedure.results.map((result) => ({
      MAKETQUA: result.code ?? '',
      TENKETQUA: result.name.vi,
    })),
    CANCUPHAPLY: procedure.legalBasis.map(({ document, title }) => ({
      SOVANBAN: document,
      TENVANBAN: title ?? '',
    })),
    COQUANTHUCHIEN: [],
  };
}

const UNITS = {
  WORKING_DAY: 'Ngày làm việc',
  DAY: 'Ngày',
  HOUR: 'Giờ làm việc',
  MONTH: 'Tháng',
} as const;

function timeOf(limit: TimeLimit): JsonObject {
  if ('quantity' in limit) {
    return {
      THOIGIANGIAIQUYET: String(limit.quantity),
      DONVITINH: UNITS[limit.unit],
      MOTA: '',
    };
  }
  const note =
    limit.unit === 'SAME_DAY'
      ? `Trong ngày; trường hợp nhận hồ sơ sau ${limit.cutOff} thì trả kết quả trong ngày làm việc tiếp theo`
      : limit.reason.vi;
  return { THOIGIANGIAIQUYET: '', DONVITINH: 'Khác', MOTA: note };
}

const feesOn = (fees: readonly Fee[], channel: Channel): readonly JsonObject[] =>
  fees
    .filter((fee) => fee.channel === 'any' || (fee.channel === 'online') === (channel === 'online'))
    .map(({ name, amount }) => ({
      MAPHILEPHI: '',
      SOTIEN: String(amount),
      DONVI: 'Đồng',
      MOTA: name.vi,
    }));

const paperOf = ({ code, name, originals, certified, copies }: Component): JsonObject => ({
  MAGIAYTO: code ?? '',
  TENGIAYTO: name.vi,
  SOBANCHINH: String(originals),
  SOBANSAO: String(certified + copies),
});
