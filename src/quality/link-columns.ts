import { guessSettings } from '#linkage/guess-settings.ts';
import type { CampaignKind } from '#quality/campaign.ts';
import type { LinkSettings } from '#linkage/settings.ts';
import type { SourceRecord } from '#quality/source-record.ts';

/** The columns by which both sides of a campaign are linked; settings name them. */
export const LINK_COLUMNS = [
  'ma_ban_ghi',
  'ho_ten',
  'ngay_sinh',
  'gioi_tinh',
  'so_dinh_danh',
  'ma_xa',
  'dia_chi',
  'cha',
  'me',
] as const;

/** A record in these columns. */
export const linkCells = (record: SourceRecord): readonly string[] => [
  record.id,
  record.name,
  record.birthDate,
  record.sex === null ? '' : SEX_CELLS[record.sex],
  record.identityNumber,
  record.commune,
  record.address,
  record.father,
  record.mother,
];

const SEX_CELLS = { male: 'nam', female: 'nữ' };

/**
 * What stands where a campaign says nothing of how its sides are linked: one record to one, but of
 * injections, of which a person has several, each to its person.
 */
export const guessedSettings = (kind: CampaignKind): LinkSettings => ({
  ...guessSettings(LINK_COLUMNS, LINK_COLUMNS),
  oneToOne: kind !== 'vaccination',
});

/** Reasons name columns; people read what the columns are. */
export const columnWords: Readonly<Record<string, { readonly vi: string; readonly en: string }>> = {
  ho_ten: { vi: 'họ tên', en: 'name' },
  ngay_sinh: { vi: 'ngày sinh', en: 'date of birth' },
  gioi_tinh: { vi: 'giới tính', en: 'sex' },
  so_dinh_danh: { vi: 'số định danh', en: 'personal number' },
  ma_xa: { vi: 'xã', en: 'commune' },
  dia_chi: { vi: 'địa chỉ', en: 'address' },
  cha: { vi: 'cha', en: 'father' },
  me: { vi: 'mẹ', en: 'mother' },
};
