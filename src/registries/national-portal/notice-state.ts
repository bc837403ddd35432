import { type PortalStatus, statusAfter } from '#registries/national-portal/portal-status.ts';
import { RESULT_COMPONENT } from '#dossier/dossier-event.ts';
import { timestamp } from '#registries/lgsp/gateway.ts';
import { type PortalSource, WORDS } from '#registries/national-portal/codec.ts';

/** How a promotion notice stands, as DongBoTrangThaiHoSo carries it. */
export interface NoticeState {
  readonly TrangThai: PortalStatus;
  /** The portal's own code. */
  readonly MaHoSo: string;
  /** The province's code of the same. */
  readonly MaHoSoDonVi: string;
  readonly MaDoiTuong: string;
  readonly NoiDung: string;
  readonly NgayXuLy: string;
  readonly TaiLieuXuLy: readonly {
    readonly TepDinhKemId: null;
    readonly TenTepDinhKem: string;
    readonly IsDeleted: 'False';
    readonly MaThanhPhanHoSo: string;
    readonly DuongDanTaiTepTin: string;
  }[];
}

/** The state of a dossier that was filed at the portal under a code of the portal's. */
export function noticeState(source: PortalSource, code: string): NoticeState {
  const { dossier, events, fileUrl } = source;
  const last = events.findLast(({ event }) => WORDS[event.type] !== undefined);
  return {
    TrangThai: statusAfter(events),
    MaHoSo: code,
    MaHoSoDonVi: dossier.code,
    MaDoiTuong: '',
    NoiDung: last === undefined ? '' : wordsOf(last.event),
    NgayXuLy: last === undefined ? '' : timestamp(last.at),
    TaiLieuXuLy: dossier.attachments
      .filter(({ component }) => component === RESULT_COMPONENT)
      .map((file) => ({
        TepDinhKemId: null,
        TenTepDinhKem: file.name,
        IsDeleted: 'False',
        MaThanhPhanHoSo: '',
        DuongDanTaiTepTin: fileUrl(file),
      })),
  };
}

/** What the trader is to read: of a supplement and a refusal the reason too. */
function wordsOf(event: PortalSource['events'][number]['event']): string {
  const words = WORDS[event.type] ?? '';
  if (event.type === 'supplement-requested') {
    return `${words}: ${event.items.map(({ what, reason }) => `${what} (${reason})`).join('; ')}`;
  }
  if (event.type === 'refused') return `${words}: ${event.reason}`;
  return words;
}
