import { type Role, roleLabels } from '#access/role.ts';
import type { Agency } from '#catalogue/locality.ts';
import { staffTitle } from '#catalogue/staff-title.ts';
import type { Bilingual } from '#kernel/bilingual.ts';
import { type Day, formatDay, parseTypedDay } from '#kernel/day.ts';
import { clean } from '#kernel/fold.ts';
import { err, ok, type Result } from '#kernel/result.ts';
import { parsePersonName } from '#persons/person-name.ts';
import { parsePhone } from '#persons/phone.ts';
import type { StaffMember } from '#store/staff.ts';
import type { FieldError } from '#web/field-error.ts';
import { type FormValues, one } from '#web/form-values.ts';

/** Reads the form of a person; `known` is the one changed, whose subject and user name stay. */
export function readStaff(
  values: FormValues,
  known: StaffMember | null,
  agencies: readonly Agency[],
): Result<StaffMember, readonly FieldError[]> {
  const errors: FieldError[] = [];
  const fail = (field: string, text: Bilingual): null => {
    errors.push({ field, text });
    return null;
  };
  const text = (field: string): string => clean(one(values, field));
  const subject = known?.subject ?? text('subject');
  const username = known?.username ?? text('username');
  if (!SUBJECT.test(subject)) fail('subject', SUBJECT_WRONG);
  if (!USERNAME.test(username)) fail('username', USERNAME_WRONG);
  const name = parsePersonName(text('name'));
  if (!name.ok) fail('name', name.error.text);
  const role = text('role');
  if (!isRole(role)) fail('role', ROLE_MISSING);
  const agency = agencies.find(({ code }) => code === text('agency'));
  if (agency === undefined) fail('agency', AGENCY_MISSING);
  const phone = text('phone') === '' ? ok(null) : parsePhone(text('phone'));
  if (!phone.ok) fail('phone', phone.error.text);
  const validFrom = readDay(text('validFrom'), () => fail('validFrom', DAY_WRONG));
  const validTo =
    text('validTo') === '' ? null : readDay(text('validTo'), () => fail('validTo', DAY_WRONG));
  if (validFrom !== null && validTo !== null && validTo < validFrom) fail('validTo', ENDS_BEFORE);
  if (errors.length > 0 || !name.ok || !isRole(role) || agency === undefined || !phone.ok) {
    return err(errors);
  }
  if (validFrom === null) return err(errors);
  const title = titleOf(text('title'), known, staffTitle(role, agency.kind));
  return ok({
    subject,
    username,
    name: name.value,
    role,
    agency: agency.code,
    title: title.vi,
    titleEn: title.en,
    phone: phone.value,
    validFrom,
    validTo,
  });
}

/** The title as typed; its English is that of the usual title, or the one kept where it is the same. */
function titleOf(typed: string, known: StaffMember | null, usual: Bilingual): Bilingual {
  if (typed === '' || typed === usual.vi) return usual;
  return { vi: typed, en: known?.title === typed ? known.titleEn : typed };
}

/** What the form of a known person shows before anything is typed. */
export const staffValues = (member: StaffMember): FormValues =>
  new Map([
    ['name', [member.name]],
    ['role', [member.role]],
    ['agency', [member.agency]],
    ['title', [member.title]],
    ['phone', [member.phone ?? '']],
    ['validFrom', [formatDay(member.validFrom)]],
    ['validTo', [member.validTo === null ? '' : formatDay(member.validTo)]],
  ]);

function readDay(typed: string, wrong: () => null): Day | null {
  const day = parseTypedDay(typed);
  return day.ok ? day.value : wrong();
}

const isRole = (text: string): text is Role => Object.hasOwn(roleLabels, text);

const SUBJECT = /^[!-~]{1,200}$/;
const USERNAME = /^[a-z0-9][a-z0-9._-]{1,60}$/;

const SUBJECT_WRONG = {
  vi: 'Nhập mã định danh (sub) đúng như hệ thống đăng nhập cấp: chữ và số không dấu, không khoảng trắng.',
  en: 'Enter the subject (sub) as the identity provider gives it: no diacritics, no spaces.',
};
const USERNAME_WRONG = {
  vi: 'Tên đăng nhập gồm chữ thường không dấu, chữ số, dấu chấm hoặc gạch, ví dụ nguyenvana.',
  en: 'A user name has lower-case letters, digits, dots or dashes, such as nguyenvana.',
};
const ROLE_MISSING = { vi: 'Chọn vai trò.', en: 'Choose a role.' };
const AGENCY_MISSING = { vi: 'Chọn cơ quan.', en: 'Choose an agency.' };
const DAY_WRONG = { vi: 'Nhập ngày, ví dụ 02/09/2026.', en: 'Enter a day, such as 02/09/2026.' };
const ENDS_BEFORE = {
  vi: 'Ngày thôi làm việc không được trước ngày bắt đầu.',
  en: 'The last day must not be before the first.',
};
