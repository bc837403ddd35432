import { dayOf, formatDay } from '#kernel/day.ts';
import { readDelegations } from '#store/delegations.ts';
import type { StaffMember } from '#store/staff.ts';
import type { FieldError } from '#web/field-error.ts';
import { type FormValues, formValues, one } from '#web/form-values.ts';
import { sayIn } from '#web/language.ts';
import { delegationPane } from '#workbench/admin/delegation-pane.ts';
import { deputySuggestions } from '#workbench/admin/find-deputy.ts';
import { staffValues } from '#workbench/admin/read-staff.ts';
import { staffFormPage } from '#workbench/admin/staff-page.ts';
import { type OfficerRequest, sendPage } from '#workbench/officer-request.ts';

/** The form of a person who is to be added. */
export function sendNewStaff(
  on: OfficerRequest,
  values: FormValues,
  errors: readonly FieldError[],
): unknown {
  return sendPage(on, {
    title: sayIn(on.lang)('Thêm cán bộ', 'Add a person'),
    status: errors.length > 0 ? 422 : 200,
    hasErrors: errors.length > 0,
    body: staffFormPage(on, {
      member: null,
      agencies: on.services.directory().agencies,
      values,
      errors,
      saved: false,
      more: null,
    }),
  });
}

/** What was typed into one of the two forms of a person's page, and what was wrong with it. */
export interface Typed {
  readonly values?: FormValues;
  readonly delegation?: FormValues;
  readonly errors?: readonly FieldError[];
}

/** The page of a known person: their form, and who stands in for them. */
export async function sendStaffForm(
  on: OfficerRequest,
  member: StaffMember,
  { values = staffValues(member), delegation, errors = [] }: Typed,
): Promise<unknown> {
  const { services, request } = on;
  const today = formatDay(dayOf(services.now()));
  return sendPage(on, {
    title: member.name,
    status: errors.length > 0 ? 422 : 200,
    hasErrors: errors.length > 0,
    body: staffFormPage(on, {
      member,
      agencies: services.directory().agencies,
      values,
      errors,
      saved: one(formValues(request.query), 'da-luu') === '1',
      more: delegationPane(on, {
        subject: member.subject,
        delegations: await readDelegations(services.pool, member.subject),
        colleagues: await deputySuggestions(on, member),
        values: delegation ?? new Map([['from', [today]]]),
        errors,
      }),
    }),
  });
}

export const NOBODY = {
  vi: 'Không có cán bộ nào mang mã này. Tìm lại trong danh sách cán bộ.',
  en: 'Nobody has this subject. Look again in the list of staff.',
};
