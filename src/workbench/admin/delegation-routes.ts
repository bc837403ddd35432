import type { FastifyInstance } from 'fastify';
import type { Bilingual } from '#kernel/bilingual.ts';
import { dayOf, parseTypedDay } from '#kernel/day.ts';
import { clean } from '#kernel/fold.ts';
import { err, ok, type Result } from '#kernel/result.ts';
import { isUuid } from '#kernel/uuid.ts';
import { addDelegation, endDelegation, type NewDelegation } from '#store/delegations.ts';
import { readStaffMember, type StaffMember } from '#store/staff.ts';
import type { FieldError } from '#web/field-error.ts';
import { type FormValues, formValues, one } from '#web/form-values.ts';
import type { Services } from '#web/services.ts';
import { findDeputy } from '#workbench/admin/find-deputy.ts';
import { NOBODY, sendStaffForm } from '#workbench/admin/send-staff-form.ts';
import { DELEGATION_PATH, staffPath } from '#workbench/admin/staff-page.ts';
import { administratorRoute } from '#workbench/administrator-route.ts';
import { type OfficerRequest, seeOther } from '#workbench/officer-request.ts';
import { recordChange } from '#workbench/record-administration.ts';
import { sendProblem } from '#workbench/refuse-page.ts';

/** Arranging who does somebody's work during an absence, and ending it early. */
export function delegationRoutes(app: FastifyInstance, services: Services): void {
  app.post(DELEGATION_PATH, administratorRoute(services, 'delegate', arrange));
}

async function arrange(on: OfficerRequest): Promise<unknown> {
  const asked = formValues(on.request.query);
  const member = await readStaffMember(on.services.pool, one(asked, 'ma'));
  if (member === null) return sendProblem(on, 404, NOBODY);
  const values = formValues(on.request.body);
  if (one(asked, 'viec') === 'ket-thuc') return end(on, member, one(values, 'delegation'));
  const read = await readDelegation(on, member, values);
  if (!read.ok) return sendStaffForm(on, member, { delegation: values, errors: read.error });
  const { subject } = on.officer;
  const { deputy, validFrom, validTo } = read.value;
  const detail = `${member.subject} > ${deputy} ${validFrom}–${validTo}`;
  await recordChange(on, 'delegate', detail, async (client) => {
    await addDelegation(client, read.value, { subject, at: on.services.now() });
    return true;
  });
  return done(on, member);
}

async function end(on: OfficerRequest, member: StaffMember, id: string): Promise<unknown> {
  if (isUuid(id)) {
    await recordChange(on, 'delegate', `${member.subject} ${id} ended`, (client) =>
      endDelegation(client, id, dayOf(on.services.now())),
    );
  }
  return done(on, member);
}

function done(on: OfficerRequest, member: StaffMember): unknown {
  return seeOther(on, `${staffPath(member.subject)}&da-luu=1#vang-mat`);
}

async function readDelegation(
  on: OfficerRequest,
  member: StaffMember,
  values: FormValues,
): Promise<Result<NewDelegation, readonly FieldError[]>> {
  const errors: FieldError[] = [];
  const fail = (field: string, text: Bilingual): void => void errors.push({ field, text });
  const today = dayOf(on.services.now());
  const found = await findDeputy(on, clean(one(values, 'deputy')));
  const deputy = found.ok ? found.value : null;
  const [from, to] = [parseTypedDay(one(values, 'from')), parseTypedDay(one(values, 'to'))];
  const reason = clean(one(values, 'reason')).slice(0, 300);
  if (!found.ok) fail('deputy', found.error);
  else if (found.value.subject === member.subject) fail('deputy', DEPUTY_SAME);
  if (!from.ok) fail('from', DAY_WRONG);
  if (!to.ok) fail('to', DAY_WRONG);
  else if (to.value < today || (from.ok && to.value < from.value)) fail('to', ENDS_BEFORE);
  if (reason === '') fail('reason', REASON_MISSING);
  if (errors.length > 0 || deputy === null || !from.ok || !to.ok) return err(errors);
  return ok({
    absent: member.subject,
    deputy: deputy.subject,
    validFrom: from.value,
    validTo: to.value,
    reason,
  });
}

const DEPUTY_SAME = {
  vi: 'Người làm thay phải là người khác.',
  en: 'The stand-in must be another person.',
};
const DAY_WRONG = { vi: 'Nhập ngày, ví dụ 02/12/2026.', en: 'Enter a day, such as 02/12/2026.' };
const ENDS_BEFORE = {
  vi: 'Ngày cuối không được trước ngày đầu và không được ở quá khứ.',
  en: 'The last day must not be before the first, nor in the past.',
};
const REASON_MISSING = {
  vi: 'Ghi lý do vắng mặt hoặc số văn bản giao việc.',
  en: 'Write why the person is away, or the document that arranges it.',
};
