import { isObject, type JsonObject, objectsOf, textOf } from '#registries/read-answer.ts';

/**
 * GetDanhSachKetQua: what results of procedures a person or organisation has in a store of documents.
 * Names of members as in production code; those of a file (`DanhSachTepDinhKem`) stand in no source
 * and are written as in `TaiLieuNop`, to be confirmed (docs/integrations/national-portal.md).
 */
export interface ResultQuery {
  /** Identity number or tax code of whose results they are. */
  readonly owner: string;
  /** Who wants to use them: the owner, or who acts for them. */
  readonly requester: { readonly name: string; readonly number: string };
  /** Where the dossier is handed in for which they are wanted. */
  readonly channel: ResultChannel;
  /** National code of its procedure: what for. */
  readonly procedure: string;
  /** Those alone are wanted, by code of the kind and by number where they are not empty; none: all. */
  readonly wanted: readonly WantedResult[];
}

export interface WantedResult {
  readonly code: string;
  readonly number: string;
}

export type ResultChannel = 'counter' | 'online' | 'postal';

/** A result in a store, with where its files are fetched. */
export interface ListedResult extends WantedResult {
  readonly title: string;
  readonly issuer: string;
  readonly files: readonly { readonly name: string; readonly address: string }[];
}

/** KenhThucHien as in DongBoHoSoMC: 1 at the counter, 2 online, 3 by the post. */
const CHANNELS: Readonly<Record<ResultChannel, string>> = {
  counter: '1',
  online: '2',
  postal: '3',
};

export const writeResultQuery = (query: ResultQuery): JsonObject => ({
  SoDinhDanhChuSoHuu: query.owner,
  HoTenNguoiYeuCau: query.requester.name,
  KenhThucHien: CHANNELS[query.channel],
  SoDinhDanhNguoiYeuCau: query.requester.number,
  MaThuTuc: query.procedure,
  DanhSachDanhMucKetQua: query.wanted.map(({ code, number }) => ({
    MaKetQua: code,
    SoKyHieu: number,
  })),
});

/** A question as it came; null where a member is missing without which nobody may be told anything. */
export function readResultQuery(json: unknown): ResultQuery | null {
  if (!isObject(json)) return null;
  const channel = (['counter', 'online', 'postal'] as const).find(
    (one) => CHANNELS[one] === textOf(json, 'KenhThucHien'),
  );
  const owner = textOf(json, 'SoDinhDanhChuSoHuu');
  const requester = {
    name: textOf(json, 'HoTenNguoiYeuCau'),
    number: textOf(json, 'SoDinhDanhNguoiYeuCau'),
  };
  const procedure = textOf(json, 'MaThuTuc');
  const needed = [owner, requester.name, requester.number, procedure];
  if (channel === undefined || needed.includes('')) return null;
  const wanted = objectsOf(json, 'DanhSachDanhMucKetQua').map(wantedOf);
  return { owner, requester, channel, procedure, wanted };
}

export const writeResults = (results: readonly ListedResult[]): JsonObject => ({
  DanhSachGiayToKetQua: results.map(({ code, title, number, issuer, files }) => ({
    MaKetQua: code,
    TenGiayTo: title,
    SoKyHieu: number,
    CoQuanChuQuan: issuer,
    DanhSachTepDinhKem: files.map(({ name, address }) => ({
      TenTepDinhKem: name,
      DuongDanTaiTepTin: address,
    })),
  })),
});

export const readResults = (json: JsonObject): readonly ListedResult[] =>
  objectsOf(json, 'DanhSachGiayToKetQua').map((result) => ({
    ...wantedOf(result),
    title: textOf(result, 'TenGiayTo'),
    issuer: textOf(result, 'CoQuanChuQuan'),
    files: objectsOf(result, 'DanhSachTepDinhKem').map((file) => ({
      name: textOf(file, 'TenTepDinhKem'),
      address: textOf(file, 'DuongDanTaiTepTin'),
    })),
  }));

/** Whether a result is one of those that a question names. */
export const isWanted = ({ wanted }: ResultQuery, { code, number }: WantedResult): boolean =>
  wanted.length === 0 ||
  wanted.some(
    (one) => (one.code === '' || one.code === code) && (one.number === '' || one.number === number),
  );

const wantedOf = (json: JsonObject): WantedResult => ({
  code: textOf(json, 'MaKetQua'),
  number: textOf(json, 'SoKyHieu'),
});
