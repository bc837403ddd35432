import type { Procedure } from '#catalogue/procedure.ts';
import { copyOf } from '#dossier/digitising.ts';
import { isMadeHere } from '#dossier/documents.ts';
import type { Dossier } from '#dossier/dossier.ts';
import { type Attachment, RESULT_COMPONENT, type RecordedEvent } from '#dossier/dossier-event.ts';
import type { Instant } from '#kernel/day.ts';
import { timestamp } from '#registries/lgsp/gateway.ts';
import {
  type PortalStatus,
  statusAfter,
  STATUSES,
} from '#registries/national-portal/portal-status.ts';

/** What a dossier's messages are made of. */
export interface PortalSource {
  readonly dossier: Dossier;
  readonly events: readonly RecordedEvent[];
  readonly procedure: Procedure;
  readonly agencyName: (code: string) => string;
  /** Where the portal may fetch a paper. */
  readonly fileUrl: (attachment: Attachment) => string;
}

/** One paper of a component; every file of it is sent, not the first alone (§3.6). */
export interface PortalFile {
  readonly TepDinhKemId: string;
  readonly TenTepDinhKem: string;
  readonly IsDeleted: '0' | '1';
  readonly MaThanhPhanHoSo: string;
  readonly DuongDanTaiTepTin: string;
  readonly DuocSoHoa: '0' | '1';
  readonly DuocTaiSuDung: '0' | '1';
  readonly DuocLayTuKhoDMQG: '0' | '1';
  readonly MaKetQuaThayThe: string;
}

/** A dossier as DongBoHoSoMC carries it (data/dvcqg-sync.json, `dossier`). */
export interface PortalDossier {
  readonly MaHoSo: string;
  readonly MaTTHC: string;
  readonly TenTTHC: string;
  readonly MaLinhVuc: string;
  readonly TenLinhVuc: string;
  readonly KenhThucHien: '1' | '2' | '3';
  readonly SoGiayToChuHoSo: string;
  readonly ChuHoSo: string;
  readonly LoaiDoiTuong: '1' | '2' | '3' | '4';
  readonly MaDoiTuong: string;
  readonly ThongTinKhac: string;
  readonly Email: string;
  readonly Fax: string;
  readonly SoDienThoai: string;
  readonly TrichYeuHoSo: string;
  readonly NgayTiepNhan: string;
  readonly NgayHenTra: string;
  readonly TrangThaiHoSo: PortalStatus;
  readonly NgayTra: string;
  readonly ThongTinTra: string;
  readonly HinhThuc: '0' | '1';
  readonly NgayKetThucXuLy: string;
  readonly DonViXuLy: string;
  readonly GhiChu: string;
  readonly NoiNopHoSo: '1' | '2';
  readonly HoSoCoThanhPhanSoHoa: '0' | '1';
  readonly TaiKhoanDuocXacThucVoiVNeID: '0' | '1';
  readonly DuocThanhToanTrucTuyen: '0' | '1' | '3';
  readonly NgayTuChoi: string;
  readonly NgayNopHoSo: string;
  readonly DinhDanhCHS: readonly {
    readonly LoaiDinhDanh: '1' | '2';
    readonly SoDinhDanh: string;
  }[];
  readonly TaiLieuNop: readonly PortalFile[];
  readonly DanhSachLePhi: readonly {
    readonly TenPhiLePhi: string;
    readonly MaPhiLePhi: string;
    readonly HinhThucThu: string;
    readonly Gia: string;
    readonly LoaiPhiLePhi: string;
  }[];
  readonly DanhSachHoSoBoSung: readonly {
    readonly HoSoBoSungId: number;
    readonly NguoiYeuCauBoSung: string;
    readonly NoiDungBoSung: string;
    readonly NgayBoSung: string;
    readonly NguoiTiepNhanBoSung: string;
    readonly ThongTinTiepNhan: string;
    readonly NgayTiepNhanBoSung: string;
    readonly TrangThaiBoSung: boolean;
  }[];
  readonly DanhSachGiayToKetQua: readonly {
    readonly TenGiayTo: string;
    readonly MaThanhPhanHoSo: string;
    readonly GiayToId: string;
    readonly DuongDanTepTinKetQua: string;
    readonly MaGiayToKetQua: string;
  }[];
}

/** One line of progress as CapNhatTienDoHoSoMC carries it. */
export interface PortalProgress {
  readonly MaHoSo: string;
  readonly NguoiXuLy: string;
  readonly ChucDanh: string;
  readonly ThoiDiemXuLy: string;
  readonly PhongBanXuLy: string;
  readonly NoiDungXuLy: string;
  readonly TrangThai: PortalStatus;
}

const KINDS = { citizen: '1', enterprise: '2', organisation: '4' } as const;
const at = (instant: Instant | null): string => (instant === null ? '' : timestamp(instant));

/** The dossier as it stands now. */
export function portalDossier(source: PortalSource): PortalDossier {
  const { dossier, events, procedure } = source;
  const { applicant, received } = dossier;
  const outcome = dossier.phase.kind === 'closed' ? dossier.phase.outcome : null;
  const last = (type: RecordedEvent['event']['type']): RecordedEvent | undefined =>
    events.findLast(({ event }) => event.type === type);
  const handedOver = last('handed-over');
  const paid = dossier.feePaid >= received.fee;
  const papers = dossier.attachments
    .filter(({ component }) => !isMadeHere(component))
    .map((file) => portalFile(file, source));
  return {
    MaHoSo: dossier.code,
    MaTTHC: procedure.code,
    TenTTHC: procedure.name.vi,
    MaLinhVuc: procedure.field.code ?? '',
    TenLinhVuc: procedure.field.name.vi,
    KenhThucHien: received.channel === 'online' ? '2' : '1',
    SoGiayToChuHoSo: applicant.identityNumber ?? '',
    ChuHoSo: applicant.organisation?.name ?? applicant.name,
    LoaiDoiTuong: KINDS[applicant.kind],
    MaDoiTuong: '',
    ThongTinKhac: '',
    Email: applicant.email ?? '',
    Fax: '',
    SoDienThoai: applicant.phone ?? '',
    TrichYeuHoSo: procedure.name.vi,
    NgayTiepNhan: at(dossier.receivedAt),
    NgayHenTra: at(dossier.due.at),
    TrangThaiHoSo: statusAfter(events),
    NgayTra: at(handedOver?.at ?? null),
    ThongTinTra: handedOver?.event.type === 'handed-over' ? handedOver.event.receiver : '',
    HinhThuc: received.delivery.method === 'post' ? '1' : '0',
    NgayKetThucXuLy: at(dossier.finishedAt),
    DonViXuLy: source.agencyName(dossier.handler),
    GhiChu: '',
    NoiNopHoSo: received.origin === undefined ? '2' : '1',
    HoSoCoThanhPhanSoHoa: flag(papers.some(({ DuocSoHoa }) => DuocSoHoa === '1')),
    // Nobody logs in at a counter; the portal of citizens will say who did.
    TaiKhoanDuocXacThucVoiVNeID: '0',
    DuocThanhToanTrucTuyen: received.fee === 0 ? '0' : paid ? '1' : '3',
    NgayTuChoi: outcome === 'refused' ? at(dossier.finishedAt) : '',
    NgayNopHoSo: at(received.origin?.filedAt ?? dossier.receivedAt),
    DinhDanhCHS: identityOf(applicant.identityNumber),
    TaiLieuNop: papers,
    DanhSachLePhi: procedure.fees
      .filter(({ channel }) => channel !== 'online')
      .map(({ name, amount }) => ({
        TenPhiLePhi: name.vi,
        MaPhiLePhi: '',
        HinhThucThu: '1',
        Gia: String(amount),
        LoaiPhiLePhi: '',
      })),
    DanhSachHoSoBoSung: supplementsOf(events),
    DanhSachGiayToKetQua: resultsOf(source),
  };
}

/** A number that is neither 12 nor 9 digits is left out: an invented one would be somebody's (§3.6). */
function identityOf(number: string | null): PortalDossier['DinhDanhCHS'] {
  if (number === null || !/^(\d{9}|\d{12})$/.test(number)) return [];
  return [{ LoaiDinhDanh: number.length === 12 ? '1' : '2', SoDinhDanh: number }];
}

/**
 * A paper that was handed in: of one that was digitised the signed copy is fetched. What was taken from a
 * store is digitised and used again, and `MaKetQuaThayThe` names the result that it is; what that code
 * looks like is to be confirmed.
 */
function portalFile(file: Attachment, source: PortalSource): PortalFile {
  const component = source.procedure.components.find(({ key }) => key === file.component);
  const copy = copyOf(source.dossier, file.sha256);
  const from = file.source ?? null;
  const sent = copy?.file ?? file;
  return {
    TepDinhKemId: file.sha256,
    TenTepDinhKem: sent.name,
    IsDeleted: '0',
    MaThanhPhanHoSo: component?.code ?? '',
    DuongDanTaiTepTin: source.fileUrl(sent),
    DuocSoHoa: flag(copy !== null || from !== null),
    DuocTaiSuDung: flag(from !== null),
    DuocLayTuKhoDMQG: flag(from?.kind === 'national-store'),
    MaKetQuaThayThe: copy?.code ?? from?.code ?? '',
  };
}

const flag = (isTrue: boolean): '0' | '1' => (isTrue ? '1' : '0');

/** The papers of results; the national codes of their kinds are known of few procedures. */
function resultsOf({ dossier, procedure, fileUrl }: PortalSource) {
  const [kind] = procedure.results;
  return dossier.attachments
    .filter(({ component }) => component === RESULT_COMPONENT)
    .map((file) => ({
      TenGiayTo: kind?.name.vi ?? file.name,
      MaThanhPhanHoSo: '',
      GiayToId: file.sha256,
      DuongDanTepTinKetQua: fileUrl(file),
      MaGiayToKetQua: kind?.code ?? '',
    }));
}

function supplementsOf(events: readonly RecordedEvent[]): PortalDossier['DanhSachHoSoBoSung'] {
  return events.flatMap(({ event, at: askedAt, actor, version }) => {
    if (event.type !== 'supplement-requested') return [];
    const answer = events.find(
      (later) => later.version > version && later.event.type === 'supplement-received',
    );
    return [
      {
        HoSoBoSungId: version,
        NguoiYeuCauBoSung: actor.name,
        NoiDungBoSung: event.items.map(({ what, reason }) => `${what}: ${reason}`).join('; '),
        NgayBoSung: timestamp(askedAt),
        NguoiTiepNhanBoSung: answer?.actor.name ?? '',
        ThongTinTiepNhan: answer?.event.type === 'supplement-received' ? answer.event.note : '',
        NgayTiepNhanBoSung: at(answer?.at ?? null),
        TrangThaiBoSung: answer !== undefined,
      },
    ];
  });
}

/** What each event is called in lines of progress. */
export const WORDS: Readonly<Partial<Record<RecordedEvent['event']['type'], string>>> = {
  received: 'Tiếp nhận hồ sơ',
  accepted: 'Nhận xử lý',
  'passed-on': 'Chuyển xử lý',
  'sent-back': 'Trả lại bước trước',
  proposed: 'Trình ký',
  signed: 'Ký duyệt',
  'supplement-requested': 'Yêu cầu bổ sung',
  'supplement-received': 'Đã nhận bổ sung',
  'outside-answered': 'Nhận kết quả từ hệ thống liên quan',
  'leg-ended': 'Nhận kết quả của thủ tục thành phần',
  refused: 'Từ chối giải quyết',
  stopped: 'Dừng theo yêu cầu của người nộp',
  issued: 'Phát hành kết quả',
  'handed-over': 'Trả kết quả',
};

/** The lines of progress of the events after one version up to another, in their order. */
export function portalProgress(
  { dossier, events, agencyName }: PortalSource,
  after: number,
  upTo: number,
): readonly PortalProgress[] {
  return events
    .filter(({ version }) => version > after && version <= upTo)
    .flatMap(({ event, actor, at: doneAt }) => {
      const status = STATUSES[event.type];
      if (status === null) return [];
      return [
        {
          MaHoSo: dossier.code,
          NguoiXuLy: actor.name,
          ChucDanh: actor.role,
          ThoiDiemXuLy: timestamp(doneAt),
          PhongBanXuLy: agencyName(actor.agency),
          NoiDungXuLy: WORDS[event.type] ?? '',
          TrangThai: status,
        },
      ];
    });
}
