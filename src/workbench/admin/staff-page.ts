import { textIn } from '#kernel/bilingual.ts';
import { roleLabels } from '#access/role.ts';
import type { Agency } from '#catalogue/locality.ts';
import { type Day, dayOf } from '#kernel/day.ts';
import type { StaffMember } from '#store/staff.ts';
import { backLink } from '#web/components/back-link.ts';
import { button } from '#web/components/button.ts';
import { csrfField } from '#web/components/csrf-field.ts';
import { dataTable } from '#web/components/data-table.ts';
import { dateInput } from '#web/components/date-input.ts';
import { errorSummary } from '#web/components/error-summary.ts';
import { linkButton } from '#web/components/link-button.ts';
import { nameSearch } from '#web/components/name-search.ts';
import { notice } from '#web/components/notice.ts';
import { pageHeading } from '#web/components/page-heading.ts';
import { pager } from '#web/components/pager.ts';
import { select } from '#web/components/select.ts';
import { tag } from '#web/components/tag.ts';
import { textInput } from '#web/components/text-input.ts';
import { type FieldError, sentField, summaryOf } from '#web/field-error.ts';
import { formatDay } from '#web/format.ts';
import type { FormValues } from '#web/form-values.ts';
import { type Html, html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import { agencyChoice } from '#workbench/admin/agency-choice.ts';
import type { OfficerRequest } from '#workbench/officer-request.ts';

export const STAFF_PATH = '/can-bo/quan-tri/can-bo';

export const staffPath = (subject: string): string =>
  `${STAFF_PATH}/sua?ma=${encodeURIComponent(subject)}`;

export const DELEGATION_PATH = `${STAFF_PATH}/lam-thay`;

export const delegationPath = (subject: string): string =>
  `${DELEGATION_PATH}?ma=${encodeURIComponent(subject)}`;

export interface StaffListView {
  readonly query: string;
  /** Those of this page. */
  readonly members: readonly StaffMember[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
}

/** Everybody who may sign in, found by name, user name or agency. */
export function staffListPage(on: OfficerRequest, view: StaffListView): Html {
  const { lang, services } = on;
  const say = sayIn(lang);
  const today = dayOf(services.now());
  const link = (page: number): string =>
    `${STAFF_PATH}?tim=${encodeURIComponent(view.query)}&trang=${page}`;
  return html`${pageHeading({
    title: say('Cán bộ', 'Staff'),
    sub: say(
      'Ai được đăng nhập, ở cơ quan nào, với vai trò gì. Mọi thay đổi được ghi vào nhật ký.',
      'Who may sign in, at which agency, in which role. Every change is audited.',
    ),
    aside: linkButton({ text: say('Thêm cán bộ', 'Add a person'), href: `${STAFF_PATH}/them` }),
  })}
${nameSearch({
  lang,
  action: STAFF_PATH,
  label: say('Tìm theo tên, tên đăng nhập hoặc cơ quan', 'Find by name, user name or agency'),
  value: view.query,
})}
${
  view.members.length === 0
    ? html`<p class="empty">${say(
        'Không có ai khớp. Gõ ít chữ hơn, có dấu hoặc không dấu đều được.',
        'Nobody matches. Type fewer words, with or without diacritics.',
      )}</p>`
    : dataTable({
        caption: say('Danh sách cán bộ', 'Staff'),
        captionHidden: true,
        columns: [
          { label: say('Họ và tên', 'Name') },
          { label: say('Tên đăng nhập', 'User name') },
          { label: say('Vai trò', 'Role') },
          { label: say('Cơ quan', 'Agency') },
          { label: say('Tình trạng', 'State') },
        ],
        rows: view.members.map((member) => [
          html`<a href="${staffPath(member.subject)}">${member.name}</a>`,
          member.username,
          textIn(lang, roleLabels[member.role]),
          services.directory().agencyName(member.agency, lang),
          stateOf(on, member, today),
        ]),
      })
}
${pager({
  lang,
  previous: view.page > 1 ? link(view.page - 1) : null,
  next: view.page < view.pages ? link(view.page + 1) : null,
  summary: say('{total} người', '{total} people', { total: view.total }),
})}`;
}

function stateOf(on: OfficerRequest, { validFrom, validTo }: StaffMember, today: Day): Html {
  const say = sayIn(on.lang);
  if (validTo !== null && validTo <= today) {
    return tag({
      text: `${say('Đã thôi từ', 'Left on')} ${formatDay(validTo, on.lang)}`,
      tone: 'neutral',
    });
  }
  return validFrom > today
    ? tag({ text: `${say('Từ', 'From')} ${formatDay(validFrom, on.lang)}`, tone: 'info' })
    : tag({ text: say('Đang làm việc', 'At work'), tone: 'success' });
}

export interface StaffFormView {
  /** The person changed; null where one is added. */
  readonly member: StaffMember | null;
  readonly agencies: readonly Agency[];
  readonly values: FormValues;
  readonly errors: readonly FieldError[];
  readonly saved: boolean;
  /** What stands under the form of a known person. */
  readonly more: Html | null;
}

/** The form of one person: a new one, or one to be changed. */
export function staffFormPage(on: OfficerRequest, view: StaffFormView): Html {
  const { lang } = on;
  const say = sayIn(lang);
  const errors = summaryOf(view.errors, lang);
  const action = view.member === null ? `${STAFF_PATH}/them` : staffPath(view.member.subject);
  return html`${backLink({ href: STAFF_PATH, text: say('Cán bộ', 'Staff') })}
${errorSummary({ lang, errors })}
${view.saved ? notice({ lang, tone: 'success', role: 'status', title: say('Đã lưu.', 'Saved.') }) : null}
<h1>${view.member === null ? say('Thêm cán bộ', 'Add a person') : view.member.name}</h1>
<form method="post" action="${action}" novalidate>${csrfField(on.session.csrf)}
${view.member === null ? identityFields(on, view) : null}
${personFields(on, view)}
${button({ text: say('Lưu', 'Save') })}</form>
${view.more}`;
}

function identityFields(on: OfficerRequest, view: StaffFormView): Html {
  const say = sayIn(on.lang);
  const field = sentField(on.lang, view);
  return html`${textInput({
    ...field('subject'),
    label: say('Mã định danh đăng nhập (sub)', 'Subject (sub)'),
    hint: say(
      'Mã mà hệ thống đăng nhập một lần cấp cho người này; không đổi được về sau',
      'What the single sign-on gives for this person; it cannot be changed later',
    ),
    width: 'medium',
  })}${textInput({ ...field('username'), label: say('Tên đăng nhập', 'User name'), width: 'medium' })}`;
}

function personFields(on: OfficerRequest, view: StaffFormView): Html {
  const { lang } = on;
  const say = sayIn(lang);
  const field = sentField(on.lang, view);
  return html`${textInput({ ...field('name'), label: say('Họ và tên', 'Name'), width: 'medium', capitalise: true })}
${select({
  ...field('role'),
  label: say('Vai trò', 'Role'),
  prompt: say('Chọn vai trò', 'Choose a role'),
  options: Object.entries(roleLabels).map(([value, label]) => ({
    value,
    text: textIn(lang, label),
  })),
  width: 'medium',
})}
${agencyChoice({
  ...field('agency'),
  label: say('Cơ quan', 'Agency'),
  prompt: say('Chọn cơ quan', 'Choose an agency'),
  agencies: view.agencies,
})}
${textInput({
  ...field('title'),
  label: say('Chức danh in trên giấy tờ', 'Title printed on papers'),
  hint: say('Để trống để dùng chức danh thường dùng', 'Empty for the usual title'),
  optional: true,
  width: 'medium',
})}
${textInput({ ...field('phone'), label: say('Điện thoại', 'Phone'), optional: true, type: 'tel', inputMode: 'tel', width: 'short' })}
${dateInput({ ...field('validFrom'), label: say('Làm việc từ ngày', 'At work from') })}
${dateInput({
  ...field('validTo'),
  label: say('Thôi làm việc từ ngày', 'No longer at work from'),
  hint: say(
    'Từ ngày này không đăng nhập được nữa; để trống nếu còn làm việc',
    'From this day the person cannot sign in; empty while at work',
  ),
  optional: true,
})}`;
}
