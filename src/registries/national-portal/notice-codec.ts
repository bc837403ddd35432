import type { Instant } from '#kernel/day.ts';
import { instantAt, parseDay } from '#kernel/day.ts';
import { clean, cleanLines } from '#kernel/fold.ts';
import { isObject, type JsonObject, objectsOf, textOf } from '#registries/read-answer.ts';
import { RegistryFault } from '#registries/registry-fault.ts';

/** A promotion notice that a trader filed at the national portal (domain.md §3.10). */
export interface PortalNotice {
  /** The portal's own code: MaHoSo of a new notice, MaHoSoQG of an amendment. */
  readonly code: string;
  readonly procedure: string;
  readonly filedAt: Instant | null;
  readonly trader: {
    readonly name: string;
    readonly taxCode: string;
    /** Code of the commune, or the empty string. */
    readonly commune: string;
    readonly address: string;
    readonly phone: string;
    readonly email: string;
    /** Person to whom the agency speaks. */
    readonly contact: string;
  };
  /** What was declared, by the members that fields of the e-form feed. */
  readonly declared: Readonly<Record<string, string>>;
  readonly amendment: NoticeAmendment | null;
  readonly files: readonly NoticeFile[];
  /** Address of a file that was not sent along; no source says how it is fetched. */
  readonly fileAddress: string;
}

/** What an amendment changes, and in which notice. */
export interface NoticeAmendment {
  /** National code of the notice as it was filed (MaHoSoQGDNP). */
  readonly of: string;
  readonly reason: string;
  /** ThongTinSuaDoi: only what was filled in, by its members. */
  readonly changes: Readonly<Record<string, string>>;
}

export interface NoticeFile {
  readonly name: string;
  readonly base64: string;
}

/** Codes of the notices that wait at the portal. */
export function readNoticeCodes(answer: JsonObject): readonly string[] {
  if (!Array.isArray(answer['result'])) throw new RegistryFault('wrong-shape', 'result is no list');
  const codes = objectsOf(answer, 'result').map(
    (row) => textOf(row, 'MaHoSo') || textOf(row, 'MaHoSoQG'),
  );
  return [...new Set(codes.map(clean).filter((code) => code !== ''))];
}

/** One notice, new or an amendment; its members may be missing, what it is must be told. */
export function readNotice(code: string, answer: JsonObject): PortalNotice {
  const row = answer['result'];
  if (!isObject(row)) throw new RegistryFault('wrong-shape', 'the notice is no object');
  const filed = memberOf(row, 'ThongTinDaNop');
  const changed = memberOf(row, 'ThongTinSuaDoi');
  const address = memberOf(row, 'DiaChiDoanhNghiep');
  const text = (member: string): string => clean(textOf(row, member));
  return {
    code,
    procedure: text('MaTTHC'),
    filedAt: instantOf(text('NgayNopHoSo')),
    trader: {
      name: text('TenThuongNhan'),
      taxCode: text('MaSoThue'),
      commune: address === null ? '' : clean(textOf(address, 'MaXa')),
      address:
        address === null ? text('DiaChiDoanhNghiep') : clean(textOf(address, 'DiaChiChiTiet')),
      phone: text('SoDienThoaiNguoiLienHe') || text('DienThoai'),
      email: text('Email'),
      contact: text('NguoiLienHe'),
    },
    declared: {
      ...declaredOf(row),
      ...(filed === null ? {} : declaredOfFiled(filed, changed)),
    },
    amendment:
      filed === null && changed === null
        ? null
        : {
            of: filed === null ? '' : clean(textOf(filed, 'MaHoSoQGDNP')),
            reason: cleanLines(textOf(row, 'LyDoDieuChinh')),
            changes: filledIn(changed ?? {}),
          },
    files: [...objectsOf(row, 'TaiLieuNop').map(fileOf), ...applicationForm(row)],
    fileAddress: text('URLTepDangKy'),
  };
}

const memberOf = (row: JsonObject, member: string): JsonObject | null => {
  const value = row[member];
  return isObject(value) ? value : null;
};

/** Members that have the name which a field of the e-form feeds. */
const SAME_NAME = [
  'SoVanBan',
  'TenChuongTrinhKhuyenMai',
  'HinhThucKhuyenMai',
  'ThoiGianKhuyenMaiTu',
  'ThoiGianKhuyenMaiDen',
  'HangHoaDichVuKhuyenMai',
  'TongGiaTriHangHoa',
  'MaSoThue',
] as const;

const declaredOf = (row: JsonObject): Readonly<Record<string, string>> =>
  filledIn(Object.fromEntries(SAME_NAME.map((name) => [name, row[name]])));

/** An amendment names the programme as it was filed, and what is new of it. */
const declaredOfFiled = (
  filed: JsonObject,
  changed: JsonObject | null,
): Readonly<Record<string, string>> =>
  filledIn({
    TenChuongTrinhKhuyenMai: filed['TenChuongTrinhKhuyenMaiDNP'],
    ThoiGianKhuyenMaiTu: filed['ThoiGianKhuyenMaiTuDNP'],
    ThoiGianKhuyenMaiDen: filed['ThoiGianKhuyenMaiDenDNP'],
    HangHoaDichVuKhuyenMai: changed?.['HangHoaDichVuKM'],
  });

const filledIn = (row: JsonObject): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.keys(row)
      .map((name): [string, string] => [name, cleanLines(textOf(row, name))])
      .filter(([, value]) => value !== ''),
  );

const fileOf = (file: JsonObject): NoticeFile => ({
  name: textOf(file, 'TenTepDinhKem'),
  base64: textOf(file, 'Base64'),
});

/** The application form comes beside the list of papers. */
function applicationForm(row: JsonObject): readonly NoticeFile[] {
  const base64 = textOf(row, 'TepDonDangKy');
  return base64 === '' ? [] : [{ name: textOf(row, 'TenTepDonDangKy'), base64 }];
}

/** `yyyyMMddHHmmss` of Viet Nam as an instant, or null. */
function instantOf(stamp: string): Instant | null {
  const [, date, hours, minutes] = /^(\d{8})(\d{2})(\d{2})\d{2}$/.exec(stamp) ?? [];
  if (date === undefined) return null;
  const day = parseDay(`${date.slice(0, 4)}-${date.slice(4, 6)}-${date.slice(6)}`);
  return day.ok ? instantAt(day.value, Number(hours) * 60 + Number(minutes)) : null;
}
