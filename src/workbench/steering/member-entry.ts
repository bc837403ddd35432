import type { FastifyInstance } from 'fastify';
import { type Bilingual, filled, textIn } from '#kernel/bilingual.ts';
import { type Day, formatDay, parseTypedDay } from '#kernel/day.ts';
import { clean } from '#kernel/fold.ts';
import { err, ok, type Result } from '#kernel/result.ts';
import { MEMBER_ROLES, memberRoleLabels } from '#steering/body.ts';
import { findStaffByUsername, readStaffMember } from '#store/staff.ts';
import { type Member, readBody, type WholeBody } from '#store/steering-bodies.ts';
import { correctMember, removeMember } from '#store/steering-corrections.ts';
import { dateInput } from '#web/components/date-input.ts';
import { select } from '#web/components/select.ts';
import { textInput } from '#web/components/text-input.ts';
import { type FieldError, type SentForm, sentField } from '#web/field-error.ts';
import { type FormValues, one } from '#web/form-values.ts';
import { type Html, html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import type { Services } from '#web/services.ts';
import type { OfficerRequest } from '#workbench/officer-request.ts';
import { recordChange } from '#workbench/record-administration.ts';
import { correctionRoutes } from '#workbench/steering/correction.ts';
import { BODIES_PATH } from '#workbench/steering/paths.ts';
import { shortFields } from '#workbench/steering/steering-request.ts';

export function memberFields({ lang }: OfficerRequest, form: SentForm): Html {
  const say = sayIn(lang);
  const field = sentField(lang, form);
  return html`${textInput({ ...field('name'), label: say('Họ và tên', 'Name'), maxLength: 100, width: 'medium' })}
${textInput({ ...field('post'), label: say('Chức vụ', 'Post'), maxLength: 200 })}
${select({ ...field('role'), label: say('Vai trò', 'Role'), width: 'medium', options: MEMBER_ROLES.map((value) => ({ value, text: textIn(lang, memberRoleLabels[value]) })) })}
${dateInput({ ...field('since'), label: say('Từ ngày', 'Since') })}
${textInput({ ...field('username'), label: say('Tên đăng nhập, nếu có tài khoản', 'User name, where there is an account'), hint: say('Phó Trưởng ban Thường trực có tài khoản sẽ thấy nhiệm vụ quá hạn được báo lên', 'A standing vice-head with an account sees tasks that were brought up'), optional: true, width: 'medium' })}`;
}

/** A member as typed into the form of a body; `until` stands in the form that corrects one alone. */
export async function readTypedMember(
  on: OfficerRequest,
  body: WholeBody,
  memberId: string,
  values: FormValues,
): Promise<Result<Member, readonly FieldError[]>> {
  const fields = shortFields(values);
  const name = fields.text('name', 100, NO_NAME);
  const post = fields.text('post', 200, NO_POST);
  const since = fields.day('since');
  const username = clean(one(values, 'username'));
  const staff = username === '' ? null : await findStaffByUsername(on.services.pool, username);
  if (username !== '' && staff === null) fields.errors.push({ field: 'username', text: NO_STAFF });
  const typedUntil = clean(one(values, 'until'));
  const until = typedUntil === '' ? null : parseTypedDay(typedUntil);
  if (until !== null && (!until.ok || (since !== null && until.value < since))) {
    fields.errors.push({ field: 'until', text: NO_UNTIL });
  }
  if (fields.errors.length > 0 || since === null) return err(fields.errors);
  const member: Member = {
    memberId,
    name,
    post,
    role: MEMBER_ROLES.find((known) => known === one(values, 'role')) ?? 'member',
    subject: staff?.subject ?? null,
    since,
    until: until?.ok === true ? until.value : null,
  };
  const head = headBeside(body, member);
  return head === null ? ok(member) : err([{ field: 'role', text: secondHead(head.name) }]);
}

/** Who else is head in the days in which somebody would be. */
function headBeside({ members }: WholeBody, { memberId, role, since, until }: Member) {
  if (role !== 'head') return null;
  const endsAfter = (end: Day | null, day: Day): boolean => end === null || end > day;
  return (
    members.find(
      (other) =>
        other.role === 'head' &&
        other.memberId !== memberId &&
        endsAfter(other.until, since) &&
        endsAfter(until, other.since),
    ) ?? null
  );
}

interface OneMember {
  readonly body: WholeBody;
  readonly member: Member;
}

const detailOf = ({ memberId, role, since, until }: Member): string =>
  `${memberId} ${role} ${since} ${until ?? ''}`;

export const memberCorrections = (app: FastifyInstance, services: Services): void =>
  correctionRoutes<OneMember>(app, services, {
    route: `${BODIES_PATH}/:id/thanh-vien/:part`,
    read: async (on, { id = '', part }) => {
      const body = await readBody(on.services.pool, id);
      const member = body?.members.find(({ memberId }) => memberId === part);
      return body === null || member === undefined ? null : { body, member };
    },
    agency: ({ body }) => body.agency,
    path: ({ body, member }) => `${BODIES_PATH}/${body.bodyId}/thanh-vien/${member.memberId}`,
    back: ({ body }) => `${BODIES_PATH}/${body.bodyId}`,
    after: ({ body }) => `${BODIES_PATH}/${body.bodyId}`,
    name: (_, { body, member }) => `${member.name}, ${body.name}`,
    words: {
      none: { vi: 'Không có thành viên này.', en: 'There is no such member.' },
      correct: { vi: 'Sửa thành viên', en: 'Correct a member' },
      remove: { vi: 'Xóa thành viên?', en: 'Remove this member?' },
    },
    values: async (on, { member }) => {
      const staff =
        member.subject === null ? null : await readStaffMember(on.services.pool, member.subject);
      return new Map([
        ['name', [member.name]],
        ['post', [member.post]],
        ['role', [member.role]],
        ['since', [formatDay(member.since)]],
        ['until', [member.until === null ? '' : formatDay(member.until)]],
        ['username', [staff?.username ?? '']],
      ]);
    },
    fields: (on, form) =>
      html`${memberFields(on, form)}${dateInput({ ...sentField(on.lang, form)('until'), label: sayIn(on.lang)('Thôi từ ngày', 'No longer since'), optional: true })}`,
    correct: async (on, { body, member }, values) => {
      const typed = await readTypedMember(on, body, member.memberId, values);
      if (!typed.ok) return typed.error;
      const detail = `${body.bodyId} ${detailOf(member)} > ${detailOf(typed.value)}`;
      await recordChange(on, 'correct-member', detail, (client) =>
        correctMember(client, typed.value),
      );
      return [];
    },
    keptBy: async () => null,
    goesToo: () => ({
      vi: 'Chỉ xóa người ghi nhầm. Người không còn tham gia thì bấm “Thôi” để giữ quá trình.',
      en: 'Remove only who was entered by mistake. Of who left, press “End”: the history keeps them.',
    }),
    remove: (on, { body, member }) =>
      recordChange(on, 'remove-member', `${body.bodyId} ${detailOf(member)}`, (client) =>
        removeMember(client, member.memberId),
      ),
  });

const NO_NAME: Bilingual = { vi: 'Ghi họ và tên.', en: 'Write the name.' };
const NO_POST: Bilingual = { vi: 'Ghi chức vụ.', en: 'Write the post.' };
const NO_STAFF: Bilingual = {
  vi: 'Không có cán bộ nào có tên đăng nhập này. Để trống nếu không có tài khoản.',
  en: 'Nobody has this user name. Leave it empty where there is no account.',
};
const NO_UNTIL: Bilingual = {
  vi: 'Nhập ngày không sớm hơn ngày bắt đầu, hoặc để trống nếu còn tham gia.',
  en: 'Enter a day no earlier than the first, or nothing for who still takes part.',
};
const secondHead = (name: string): Bilingual =>
  filled(
    '{name} là Trưởng ban, tổ trưởng trong thời gian này. Cho thôi người đó trước, hoặc chọn vai trò khác.',
    '{name} is the head in these days. End that first, or choose another role.',
    { name },
  );
