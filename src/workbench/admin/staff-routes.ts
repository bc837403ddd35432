import type { FastifyInstance } from 'fastify';
import { dayOf, formatDay } from '#kernel/day.ts';
import { clean } from '#kernel/fold.ts';
import {
  addStaffMember,
  changeStaffMember,
  findStaff,
  readStaffMember,
  type StaffMember,
} from '#store/staff.ts';
import type { FieldError } from '#web/field-error.ts';
import { type FormValues, formValues, one } from '#web/form-values.ts';
import { sayIn } from '#web/language.ts';
import type { Services } from '#web/services.ts';
import { readStaff } from '#workbench/admin/read-staff.ts';
import { NOBODY, sendNewStaff, sendStaffForm } from '#workbench/admin/send-staff-form.ts';
import { STAFF_PATH, staffListPage, staffPath } from '#workbench/admin/staff-page.ts';
import { administratorRoute } from '#workbench/administrator-route.ts';
import { type OfficerRequest, seeOther, sendPage } from '#workbench/officer-request.ts';
import { recordChange } from '#workbench/record-administration.ts';
import { sendProblem } from '#workbench/refuse-page.ts';
import { pageNumber } from '#web/page-number.ts';

const PAGE_SIZE = 50;

/** Staff, their agencies and roles, kept by the province's administrator. */
export function staffRoutes(app: FastifyInstance, services: Services): void {
  const route = (act: string, page: (on: OfficerRequest) => Promise<unknown>) =>
    administratorRoute(services, act, page);
  app.get(STAFF_PATH, route('staff', list));
  app.get(
    `${STAFF_PATH}/them`,
    route('add-staff', async (on) => {
      const values = new Map([['validFrom', [formatDay(dayOf(on.services.now()))]]]);
      return sendNewStaff(on, values, []);
    }),
  );
  app.post(`${STAFF_PATH}/them`, route('add-staff', add));
  app.get(`${STAFF_PATH}/sua`, route('change-staff', withMember(showMember)));
  app.post(`${STAFF_PATH}/sua`, route('change-staff', withMember(change)));
}

async function list(on: OfficerRequest): Promise<unknown> {
  const asked = formValues(on.request.query);
  const query = clean(one(asked, 'tim')).slice(0, 100);
  const directory = on.services.directory();
  const found = await findStaff(on.services.pool, query, (code) =>
    directory.agencyName(code, 'vi'),
  );
  const pages = Math.max(1, Math.ceil(found.length / PAGE_SIZE));
  const page = pageNumber(asked, pages);
  return sendPage(on, {
    title: sayIn(on.lang)('Cán bộ', 'Staff'),
    body: staffListPage(on, {
      query,
      members: found.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE),
      total: found.length,
      page,
      pages,
    }),
  });
}

type MemberPage = (on: OfficerRequest, member: StaffMember) => Promise<unknown>;

const withMember = (page: MemberPage) => async (on: OfficerRequest) => {
  const subject = one(formValues(on.request.query), 'ma');
  const member = await readStaffMember(on.services.pool, subject);
  return member === null ? sendProblem(on, 404, NOBODY) : page(on, member);
};

async function showMember(on: OfficerRequest, member: StaffMember): Promise<unknown> {
  return sendStaffForm(on, member, {});
}

async function add(on: OfficerRequest): Promise<unknown> {
  const values = formValues(on.request.body);
  const again = (errors: readonly FieldError[]) => sendNewStaff(on, values, errors);
  const read = readStaff(values, null, on.services.directory().agencies);
  if (!read.ok) return again(read.error);
  const put = await recordChange(on, 'add-staff', detailOf(read.value), (client) =>
    addStaffMember(client, read.value),
  );
  if (put === 'subject-taken') return again([{ field: 'subject', text: SUBJECT_TAKEN }]);
  if (put === 'username-taken') return again([{ field: 'username', text: USERNAME_TAKEN }]);
  return done(on, read.value);
}

async function change(on: OfficerRequest, member: StaffMember): Promise<unknown> {
  const values: FormValues = formValues(on.request.body);
  const again = (errors: readonly FieldError[]) => sendStaffForm(on, member, { values, errors });
  const read = readStaff(values, member, on.services.directory().agencies);
  if (!read.ok) return again(read.error);
  const own = member.subject === on.officer.subject;
  const { role, validTo } = read.value;
  if (own && (role !== member.role || validTo !== null)) {
    return again([{ field: 'role', text: NOT_ONESELF }]);
  }
  const detail = `${detailOf(member)} > ${detailOf(read.value)}`;
  await recordChange(on, 'change-staff', detail, async (client) => {
    await changeStaffMember(client, read.value);
    return true;
  });
  return done(on, read.value);
}

/** Whose rights are changed, and to what; the name stays out. */
const detailOf = ({ subject, role, agency, validFrom, validTo }: StaffMember): string =>
  `${subject} ${role} ${agency} ${validFrom}–${validTo ?? ''}`;

const done = (on: OfficerRequest, { subject }: StaffMember): unknown =>
  seeOther(on, `${staffPath(subject)}&da-luu=1`);

const SUBJECT_TAKEN = {
  vi: 'Mã định danh này đã thuộc một cán bộ khác. Tìm người đó trong danh sách để sửa.',
  en: 'This subject is somebody’s already. Find the person in the list to change them.',
};
const USERNAME_TAKEN = {
  vi: 'Tên đăng nhập này đã có người dùng. Chọn tên khác.',
  en: 'This user name is taken. Choose another.',
};
const NOT_ONESELF = {
  vi: 'Không thể tự bỏ quyền quản trị của chính mình. Nhờ một quản trị viên khác thực hiện.',
  en: 'You cannot take your own administration away. Ask another administrator.',
};
