import { isObject, type JsonObject, textOf } from '#registries/read-answer.ts';
import { simulatedPaper } from '#registries/simulation/paper.ts';

/** A notice as the simulated portal holds it. */
export interface HeldNotice {
  readonly message: JsonObject;
  /** The province's dossier, once it was acknowledged. */
  readonly dossier: string;
  readonly acknowledged: number;
  /** What DongBoTrangThaiHoSo told of it, doubles too. */
  readonly states: readonly JsonObject[];
}

/** Notices filed at the simulated portal. */
export interface SimulatedNotices {
  readonly held: ReadonlyMap<string, HeldNotice>;
  /** Files a notice as a trader does at the portal; the answer is its code. */
  readonly file: (changes: JsonObject) => string;
  readonly waiting: () => readonly JsonObject[];
  readonly fetch: (code: string) => JsonObject | null;
  readonly acknowledge: (code: string, dossier: string) => boolean;
  /** False where the portal has no such notice. */
  readonly tell: (data: JsonObject) => boolean;
}

export function simulateNotices(): SimulatedNotices {
  const held = new Map<string, HeldNotice>();
  return {
    held,
    file: (changes) => {
      const message = { ...sampleNotice(held.size + 1), ...changes };
      const code = codeOf(message);
      held.set(code, { message, dossier: '', acknowledged: 0, states: [] });
      return code;
    },
    waiting: () =>
      [...held.values()]
        .filter(({ acknowledged }) => acknowledged === 0)
        .map(({ message }) => ({ MaHoSo: codeOf(message), MaTTHC: message['MaTTHC'] })),
    fetch: (code) => held.get(code)?.message ?? null,
    acknowledge: (code, dossier) => {
      const notice = held.get(code);
      if (notice === undefined) return false;
      held.set(code, { ...notice, dossier, acknowledged: notice.acknowledged + 1 });
      return true;
    },
    tell: (data) => {
      const code = textOf(data, 'MaHoSo');
      const notice = held.get(code);
      if (notice === undefined) return false;
      held.set(code, { ...notice, states: [...notice.states, data] });
      return true;
    },
  };
}

const codeOf = (message: JsonObject): string =>
  textOf(message, 'MaHoSo') || textOf(message, 'MaHoSoQG');

/** What TraCuuHoSo answers of a notice: the state that it was told last. */
export function noticeRecord(code: string, { states }: HeldNotice): JsonObject {
  const last = states.at(-1) ?? {};
  return { MaHoSo: code, TrangThaiHoSo: textOf(last, 'TrangThai'), NgayHenTra: '', TienDo: [] };
}

const sampleNotice = (serial: number): JsonObject => ({
  // Another one after each start: a code that comes again is the same notice.
  MaHoSo: `G09.99.99-220620-${String(Date.now()).slice(-8)}${serial}`,
  MaTTHC: '2.000033',
  SoVanBan: `${serial}/TB-KM`,
  NgayNopHoSo: '20220620143000',
  TenThuongNhan: `Công ty TNHH Giả lập ${serial}`,
  DiaChiDoanhNghiep: {
    MaTinh: '91',
    MaHuyen: '899',
    MaXa: '30730',
    DiaChiChiTiet: 'Số 1, ấp Giả lập',
  },
  DienThoai: '02970000001',
  Fax: '',
  Email: '',
  MaSoThue: '1700000001',
  NguoiLienHe: 'Danh Thị Giả Lập',
  SoDienThoaiNguoiLienHe: '0950000001',
  TenChuongTrinhKhuyenMai: `Khuyến mại giả lập ${serial}`,
  HinhThucKhuyenMai: 'Giảm giá',
  ThoiGianKhuyenMaiTu: '20220701',
  ThoiGianKhuyenMaiDen: '20220731',
  HangHoaDichVuKhuyenMai: 'Nước mắm',
  TongGiaTriHangHoa: '50000000',
  TaiLieuNop: [
    {
      TenTepDinhKem: 'thong-bao-khuyen-mai.pdf',
      Base64: simulatedPaper(`Thong bao khuyen mai ${serial}`).toString('base64'),
    },
  ],
});

/** The changes that a request of the control orders; none where its body is empty. */
export function noticeChanges(body: string): JsonObject {
  if (body.trim() === '') return {};
  const json: unknown = JSON.parse(body);
  return isObject(json) ? json : {};
}
