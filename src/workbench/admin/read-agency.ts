import type { Agency } from '#catalogue/locality.ts';
import { parseAgencyCode } from '#dossier/agency-code.ts';
import type { Bilingual } from '#kernel/bilingual.ts';
import { type Day, formatDay, parseTypedDay } from '#kernel/day.ts';
import { clean } from '#kernel/fold.ts';
import { err, ok, type Result } from '#kernel/result.ts';
import { slug } from '#kernel/slug.ts';
import { parsePhone } from '#persons/phone.ts';
import type { FieldError } from '#web/field-error.ts';
import { type FormValues, many, one } from '#web/form-values.ts';
import { agencyKindLabels } from '#workbench/admin/agency-kind-labels.ts';

/** Reads the form of an agency; of a known one, its code, kind and place stay. */
export function readAgency(
  values: FormValues,
  known: Agency | null,
  agencies: readonly Agency[],
): Result<Agency, readonly FieldError[]> {
  const errors: FieldError[] = [];
  const fail = (field: string, text: Bilingual): void => void errors.push({ field, text });
  const text = (field: string): string => clean(one(values, field)).slice(0, 300);
  const base = known === null ? readNew(values, agencies, fail) : readKnown(values, known, fail);
  const name = { vi: text('nameVi'), en: text('nameEn') };
  if (slug(name.vi) === '') fail('nameVi', NAME_MISSING);
  if (name.en === '') fail('nameEn', NAME_MISSING);
  const phone = text('phone') === '' ? ok(null) : parsePhone(text('phone'));
  if (!phone.ok) fail('phone', phone.error.text);
  const validTo = text('validTo') === '' ? null : readDay(text('validTo'), 'validTo', fail);
  if (base !== null && validTo !== null && validTo <= base.validFrom) fail('validTo', ENDS_BEFORE);
  if (errors.length > 0 || base === null || !phone.ok) return err(errors);
  return ok({
    ...base,
    name,
    address: text('address') === '' ? null : text('address'),
    phone: phone.value,
    codeToBeConfirmed: many(values, 'codeToBeConfirmed').includes('1'),
    validTo,
  });
}

type Base = Omit<Agency, 'name' | 'address' | 'phone' | 'codeToBeConfirmed' | 'validTo'>;

/** A known agency from the day on which it is called so: its own first day, or a later one. */
function readKnown(
  values: FormValues,
  known: Agency,
  fail: (field: string, text: Bilingual) => void,
): Base | null {
  const validFrom = readDay(clean(one(values, 'validFrom')), 'validFrom', fail);
  if (validFrom === null) return null;
  if (validFrom < known.validFrom) fail('validFrom', BEGINS_BEFORE);
  return { ...known, validFrom };
}

/** Code, kind and place of an agency that is added. */
function readNew(
  values: FormValues,
  agencies: readonly Agency[],
  fail: (field: string, text: Bilingual) => void,
): Base | null {
  const text = (field: string): string => clean(one(values, field));
  const [code, kind] = [text('code'), text('kind')];
  if (!parseAgencyCode(code).ok) fail('code', CODE_WRONG);
  if (!isKind(kind)) fail('kind', KIND_MISSING);
  const unitCode = text('unitCode');
  if (unitCode === '') fail('unitCode', UNIT_MISSING);
  const parentCode = text('parentCode') === '' ? null : text('parentCode');
  if (parentCode !== null && !agencies.some((known) => known.code === parentCode)) {
    fail('parentCode', PARENT_WRONG);
  }
  const validFrom = readDay(text('validFrom'), 'validFrom', fail);
  if (!isKind(kind) || validFrom === null) return null;
  const level = LEVELS[kind] ?? levelOf(unitCode);
  return {
    code,
    kind,
    // Procedures name a department by the words of its name.
    department: kind === 'department' ? slug(text('nameVi')) : null,
    unitCode,
    parentCode,
    validFrom,
    level,
  };
}

const isKind = (text: string): text is Agency['kind'] => Object.hasOwn(agencyKindLabels, text);

const LEVELS: Partial<Record<Agency['kind'], Agency['level']>> = {
  'province-committee': 'province',
  department: 'province',
  'provincial-police': 'province',
  'social-insurance': 'province',
  'district-committee': 'district',
  'district-police': 'district',
  'district-social-insurance': 'district',
  'commune-committee': 'commune',
  'commune-police': 'commune',
};

/** A desk serves the level of its unit: codes of the statistics office have 2, 3 or 5 digits. */
function levelOf(unitCode: string): Agency['level'] {
  if (unitCode.length === 2) return 'province';
  return unitCode.length === 3 ? 'district' : 'commune';
}

/** What the form of a known agency shows before anything is typed. */
export const agencyValues = (agency: Agency): FormValues =>
  new Map([
    ['nameVi', [agency.name.vi]],
    ['nameEn', [agency.name.en]],
    ['address', [agency.address ?? '']],
    ['phone', [agency.phone ?? '']],
    ['validFrom', [formatDay(agency.validFrom)]],
    ['codeToBeConfirmed', agency.codeToBeConfirmed ? ['1'] : []],
    ['validTo', [agency.validTo === null ? '' : formatDay(agency.validTo)]],
  ]);

function readDay(
  typed: string,
  field: string,
  fail: (field: string, text: Bilingual) => void,
): Day | null {
  const day = parseTypedDay(typed);
  if (day.ok) return day.value;
  fail(field, DAY_WRONG);
  return null;
}

const NAME_MISSING = { vi: 'Nhập tên cơ quan.', en: 'Enter the name.' };
const CODE_WRONG = {
  vi: 'Nhập mã định danh đúng dạng, ví dụ 000.00.33.H33 hoặc G01.91.899.',
  en: 'Enter a code such as 000.00.33.H33 or G01.91.899.',
};
const KIND_MISSING = { vi: 'Chọn loại cơ quan.', en: 'Choose the kind.' };
const UNIT_MISSING = { vi: 'Chọn địa bàn.', en: 'Choose the unit.' };
const PARENT_WRONG = { vi: 'Chọn cơ quan cấp trên trong danh sách.', en: 'Choose from the list.' };
const DAY_WRONG = { vi: 'Nhập ngày, ví dụ 01/07/2025.', en: 'Enter a day, such as 01/07/2025.' };
const BEGINS_BEFORE = {
  vi: 'Ngày này không được trước ngày bắt đầu của tên hiện nay.',
  en: 'This day must not be before the first day of the present name.',
};
const ENDS_BEFORE = {
  vi: 'Ngày thôi hoạt động phải sau ngày bắt đầu.',
  en: 'The last day must be after the first.',
};
