import { filled } from '#kernel/bilingual.ts';
import { parseTypedDay } from '#kernel/day.ts';
import { clean } from '#kernel/fold.ts';
import { isUuid } from '#kernel/uuid.ts';
import { err, ok, type Result } from '#kernel/result.ts';
import { readSettings } from '#linkage/settings.ts';
import { settingsFile } from '#linkage/settings-file.ts';
import {
  CAMPAIGN_KINDS,
  type CampaignKind,
  type CampaignRegister,
  type CampaignSource,
} from '#quality/campaign.ts';
import { CASE_CLASSES } from '#quality/case-class.ts';
import { guessedSettings } from '#quality/link-columns.ts';
import type { NewCampaign } from '#store/quality-campaigns.ts';
import type { Side } from '#store/quality-records.ts';
import type { FieldError } from '#web/field-error.ts';
import { type FormValues, many, one } from '#web/form-values.ts';
import { SHIPPED_CAMPAIGNS, type ShippedCampaign } from '#workbench/quality/shipped-campaigns.ts';

export const SIDES: readonly Side[] = ['left', 'right'];

/** A table that was uploaded for a side. */
export interface UploadedTable {
  readonly sha256: string;
  readonly name: string;
}
export type UploadedTables = Readonly<Partial<Record<Side, UploadedTable>>>;

/** The campaign that a form asks for, or the first of those that come with the software. */
export function kindAsked(text: string): CampaignKind {
  return CAMPAIGN_KINDS.find((kind) => kind === text) ?? 'vaccination';
}

export function shippedOf(kind: CampaignKind): ShippedCampaign {
  const found = SHIPPED_CAMPAIGNS.find((campaign) => campaign.kind === kind);
  if (found === undefined) throw new Error(`no campaign of kind ${kind} comes with the software`);
  return found;
}

/** Reads the form of a new campaign; a side is a register or the table that was uploaded for it. */
export function readCampaignForm(
  values: FormValues,
  tables: UploadedTables,
): Result<NewCampaign, readonly FieldError[]> {
  const kind = kindAsked(one(values, 'kind'));
  const errors: FieldError[] = [];
  const name = clean(one(values, 'name'));
  if (name === '') errors.push({ field: 'name', text: NAME_MISSING });
  if (name.length > MAX_NAME) errors.push({ field: 'name', text: NAME_LONG });
  const campaignId = one(values, 'campaignId');
  if (!isUuid(campaignId)) errors.push({ field: 'name', text: FORM_OLD });
  const settings = readSettingsField(kind, one(values, 'settings'));
  if (!settings.ok) errors.push(settings.error);
  const sources = SIDES.map((side) => sourceOf(side, kind, values, tables));
  for (const source of sources) if (!source.ok) errors.push(source.error);
  const [left, right] = sources;
  if (errors.length > 0 || !settings.ok || left?.ok !== true || right?.ok !== true)
    return err(errors);
  return ok({
    campaignId,
    kind,
    name,
    left: left.value,
    right: right.value,
    settings: settings.value,
    fourEyes: CASE_CLASSES.filter((known) => many(values, 'fourEyes').includes(known)),
  });
}

function sourceOf(
  side: Side,
  kind: CampaignKind,
  values: FormValues,
  tables: UploadedTables,
): Result<CampaignSource, FieldError> {
  const register = shippedOf(kind)[side];
  if (register !== null && one(values, `${side}-source`) === 'register') {
    const schoolYear = clean(one(values, 'schoolYear'));
    if (hasDays(register)) return daysOf(register, values);
    if (register !== 'education') return ok({ kind: 'register', register });
    return /^\d{4}-\d{4}$/.test(schoolYear)
      ? ok({ kind: 'register', register, schoolYear })
      : err({ field: 'schoolYear', text: YEAR_MISSING });
  }
  const table = tables[side];
  if (table === undefined) return err({ field: `file-${side}`, text: NO_FILE });
  return ok({ kind: 'file', ...table });
}

/** Registers that give what was recorded on some days. */
export const hasDays = (register: CampaignRegister | null): boolean =>
  register === 'vaccination' || register === 'civil-status';

/** All that there is where no days are named; both days or none. */
function daysOf(
  register: CampaignRegister,
  values: FormValues,
): Result<CampaignSource, FieldError> {
  const [from, to] = ['from', 'to'].map((name) => readDay(one(values, name)));
  if (from === '' && to === '') return ok({ kind: 'register', register });
  if (!from || !to || from > to) return err({ field: 'from', text: DAYS_WRONG });
  return ok({ kind: 'register', register, from, to });
}

/** A typed day as a day; empty as it is, null where it is no day. */
function readDay(text: string): string | null {
  if (text.trim() === '') return '';
  const day = parseTypedDay(text);
  return day.ok ? day.value : null;
}

/** Null where nothing else is asked for than what would be guessed. */
function readSettingsField(kind: CampaignKind, text: string): Result<unknown, FieldError> {
  if (text.trim() === '' || sameJson(text, settingsFile(guessedSettings(kind)))) return ok(null);
  const read = readSettings(text, guessedSettings(kind));
  if (read.ok) return ok(JSON.parse(text));
  return err({
    field: 'settings',
    text: filled(
      'Cấu hình chưa đúng ở: {where}. Sửa chỗ đó, hoặc để trống để hệ thống tự đoán.',
      'The settings are wrong at: {where}. Mend that, or leave them empty.',
      { where: read.error },
    ),
  });
}

function sameJson(text: string, other: string): boolean {
  try {
    return JSON.stringify(JSON.parse(text)) === JSON.stringify(JSON.parse(other));
  } catch {
    return false; // what is no JSON is judged by the reader of settings
  }
}

const MAX_NAME = 200;
const NAME_MISSING = { vi: 'Đặt tên cho chiến dịch.', en: 'Name the campaign.' };
const NAME_LONG = { vi: 'Tên dài tối đa 200 ký tự.', en: 'The name has 200 letters at most.' };
const FORM_OLD = { vi: 'Biểu mẫu đã cũ, mở lại trang này.', en: 'Open this page anew.' };
const NO_FILE = {
  vi: 'Chọn tệp CSV hoặc XLSX của nguồn này.',
  en: 'Choose the CSV or XLSX file of this source.',
};
const DAYS_WRONG = {
  vi: 'Ghi cả hai ngày dạng 01/09/2021, ngày đầu không sau ngày cuối; hoặc để trống cả hai.',
  en: 'Write both days as 01/09/2021, the first not after the last; or leave both empty.',
};
const YEAR_MISSING = {
  vi: 'Ghi năm học dạng 2021-2022.',
  en: 'Write the school year as 2021-2022.',
};
