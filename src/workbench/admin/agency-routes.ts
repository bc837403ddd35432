import type { FastifyInstance } from 'fastify';
import type pg from 'pg';
import { textIn, languageCode } from '#kernel/bilingual.ts';
import type { Agency } from '#catalogue/locality.ts';
import { dayOf, formatDay } from '#kernel/day.ts';
import { clean, foldTokens, hasAllWords } from '#kernel/fold.ts';
import { addAgency, changeAgency } from '#store/agencies.ts';
import { existsOn, readAgencies, readUnitNames } from '#store/directory.ts';
import type { FieldError } from '#web/field-error.ts';
import { type FormValues, formValues, one } from '#web/form-values.ts';
import { sayIn } from '#web/language.ts';
import type { Services } from '#web/services.ts';
import {
  AGENCIES_PATH,
  agenciesPage,
  agencyFormPage,
  agencyPath,
} from '#workbench/admin/agencies-page.ts';
import { agencyValues, readAgency } from '#workbench/admin/read-agency.ts';
import { administratorRoute } from '#workbench/administrator-route.ts';
import { readAsOf } from '#workbench/as-of.ts';
import { type OfficerRequest, seeOther, sendPage } from '#workbench/officer-request.ts';
import { recordChange } from '#workbench/record-administration.ts';
import { sendProblem } from '#workbench/refuse-page.ts';
import { pageNumber } from '#web/page-number.ts';

const PAGE_SIZE = 50;

/** Agencies as the province's administrator keeps them: names, addresses, phones, new ones, ends. */
export function agencyRoutes(app: FastifyInstance, services: Services): void {
  const route = (act: string, page: (on: OfficerRequest) => Promise<unknown>) =>
    administratorRoute(services, act, page);
  app.get(AGENCIES_PATH, route('agencies', list));
  app.get(
    `${AGENCIES_PATH}/them`,
    route('add-agency', async (on) => {
      const today = formatDay(dayOf(on.services.now()));
      return send(on, null, new Map([['validFrom', [today]]]), []);
    }),
  );
  app.post(`${AGENCIES_PATH}/them`, route('add-agency', add));
  app.get(
    `${AGENCIES_PATH}/sua`,
    route(
      'change-agency',
      withAgency(async (on, agency) => send(on, agency, agencyValues(agency), [])),
    ),
  );
  app.post(`${AGENCIES_PATH}/sua`, route('change-agency', withAgency(change)));
}

async function list(on: OfficerRequest): Promise<unknown> {
  const asked = formValues(on.request.query);
  const query = clean(one(asked, 'tim')).slice(0, 100);
  const typed = foldTokens(query);
  const byName = new Intl.Collator(languageCode(on.lang));
  const asOf = readAsOf(on, asked);
  const { day } = asOf;
  const [known, units] = await Promise.all([
    readAgencies(on.services.readPool, day),
    readUnitNames(on.services.readPool, day),
  ]);
  const found = known
    .filter((agency) => existsOn(agency, day))
    .filter(({ name, code }) => {
      const words = [...foldTokens(`${name.vi} ${name.en}`), code.toLowerCase()];
      return hasAllWords(words, typed);
    })
    .toSorted((a, b) => byName.compare(textIn(on.lang, a.name), textIn(on.lang, b.name)));
  const pages = Math.max(1, Math.ceil(found.length / PAGE_SIZE));
  const page = pageNumber(asked, pages);
  return sendPage(on, {
    title: sayIn(on.lang)('Cơ quan', 'Agencies'),
    status: asOf.error === undefined ? 200 : 422,
    hasErrors: asOf.error !== undefined,
    body: agenciesPage(on, {
      query,
      asOf,
      units,
      agencies: found.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE),
      total: found.length,
      page,
      pages,
    }),
  });
}

const withAgency =
  (page: (on: OfficerRequest, agency: Agency) => Promise<unknown>) =>
  async (on: OfficerRequest): Promise<unknown> => {
    const code = one(formValues(on.request.query), 'ma');
    const agency = on.services.directory().agencies.find((known) => known.code === code);
    return agency === undefined ? sendProblem(on, 404, NO_SUCH_AGENCY) : page(on, agency);
  };

async function add(on: OfficerRequest): Promise<unknown> {
  const values = formValues(on.request.body);
  const read = readAgency(values, null, on.services.directory().agencies);
  if (!read.ok) return send(on, null, values, read.error);
  const exists = on.services.directory().agencies.some(({ code }) => code === read.value.code);
  const put = (client: pg.ClientBase) => addAgency(client, read.value);
  if (exists || !(await recordChange(on, 'add-agency', detailOf(read.value), put))) {
    return send(on, null, values, [{ field: 'code', text: CODE_TAKEN }]);
  }
  return done(on, read.value);
}

async function change(on: OfficerRequest, agency: Agency): Promise<unknown> {
  const values = formValues(on.request.body);
  const read = readAgency(values, agency, on.services.directory().agencies);
  if (!read.ok) return send(on, agency, values, read.error);
  const detail = `${detailOf(agency)} > ${detailOf(read.value)}`;
  const put = (client: pg.ClientBase) => changeAgency(client, agency, read.value);
  if (!(await recordChange(on, 'change-agency', detail, put))) {
    return send(on, agency, values, [{ field: 'validFrom', text: DAY_TAKEN }]);
  }
  return done(on, read.value);
}

const detailOf = ({ code, name, validFrom, validTo }: Agency): string =>
  `${code} ${name.vi} ${validFrom}–${validTo ?? ''}`;

async function done(on: OfficerRequest, { code }: Agency): Promise<unknown> {
  await on.services.refreshWorld();
  const isThere = on.services.directory().agencies.some((known) => known.code === code);
  return seeOther(on, isThere ? `${agencyPath(code)}&da-luu=1` : AGENCIES_PATH);
}

function send(
  on: OfficerRequest,
  agency: Agency | null,
  values: FormValues,
  errors: readonly FieldError[],
): unknown {
  const { agencies, communes } = on.services.directory();
  return sendPage(on, {
    title: textIn(on.lang, agency?.name) ?? sayIn(on.lang)('Thêm cơ quan', 'Add an agency'),
    status: errors.length > 0 ? 422 : 200,
    hasErrors: errors.length > 0,
    body: agencyFormPage(on, {
      agency,
      agencies,
      communes,
      values,
      errors,
      saved: one(formValues(on.request.query), 'da-luu') === '1',
    }),
  });
}

const NO_SUCH_AGENCY = {
  vi: 'Không có cơ quan nào đang hoạt động mang mã này. Tìm lại trong danh sách.',
  en: 'No agency that exists has this code. Look again in the list.',
};
const DAY_TAKEN = {
  vi: 'Đã có một tên bắt đầu từ ngày này. Chọn ngày khác.',
  en: 'Another name begins on this day. Choose another day.',
};
const CODE_TAKEN = {
  vi: 'Mã này đang thuộc một cơ quan khác. Mở cơ quan đó để sửa.',
  en: 'This code is an agency’s already. Open that one to change it.',
};
