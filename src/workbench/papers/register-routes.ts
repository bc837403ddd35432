import type { FastifyInstance } from 'fastify';
import type { OneStopRules } from '#catalogue/one-stop-rules.ts';
import { addDays, dayOf, formatDay, instantAt } from '#kernel/day.ts';
import { countRegister, type RegisterAsked } from '#store/register.ts';
import { streamWorkbook } from '#tables/workbook.ts';
import { formValues, one } from '#web/form-values.ts';
import { NO_DOSSIER } from '#store/write-batch.ts';
import type { Services } from '#web/services.ts';
import { type OfficerRequest, officerRoute, sendPage } from '#workbench/officer-request.ts';
import {
  type RegisterPeriod,
  registerList,
  registerPdf,
  registerOf,
} from '#workbench/papers/register-files.ts';
import { registerPage, type RegisterView } from '#workbench/papers/register-page.ts';
import { firstRows, type RegisterReader } from '#workbench/papers/register-rows.ts';
import { recordReads } from '#workbench/record-reads.ts';
import { deny } from '#workbench/refuse-page.ts';
import { sendFile } from '#workbench/send-file.ts';
import { readTwoDays, type TypedDays } from '#workbench/two-days.ts';

/** Dossiers shown on the page, and printed: drawing a PDF keeps all other pages waiting. The spreadsheet has all. */
export const MOST_SHOWN = 2000;

/** The register of dossiers: a desk's for its officers, an agency's for its leaders, any for the province. */
export function registerRoutes(app: FastifyInstance, services: Services): void {
  app.get('/can-bo/so-theo-doi', registerRoute(services, show));
  app.get('/can-bo/so-theo-doi.pdf', registerRoute(services, sendPdf));
  app.get('/can-bo/so-theo-doi.xlsx', registerRoute(services, sendSpreadsheet));
}

interface AskedRegister extends RegisterPeriod {
  readonly typed: TypedDays;
}

/** A page or a file of the register that is asked for; where its days make no sense, the page that says so. */
const registerRoute = (
  services: Services,
  page: (on: OfficerRequest, asked: AskedRegister) => Promise<unknown>,
) =>
  officerRoute(services, async (on) => {
    const whose = whoseRegister(on);
    if (whose === null) return deny(on, NO_DOSSIER, 'register', 'role-may-not');
    const { world, now } = on.services;
    const typed = typedDays(on);
    const { start, end, errors } = readTwoDays(typed);
    if (start === null) {
      const rules = world().rulesOn(dayOf(now()));
      return sendRegister(on, rules, { agency: whose.agency, typed, errors, found: null });
    }
    const [from, to] = [instantAt(start, 0), instantAt(addDays(end, 1), 0)];
    const rules = world().rulesOn(end);
    return page(on, { register: { ...whose, from, to }, period: { start, end }, rules, typed });
  });

/** Whose register an officer may read; null for none. */
function whoseRegister(on: OfficerRequest): Pick<RegisterAsked, 'of' | 'agency'> | null {
  const { role, agency } = on.officer;
  if (role === 'counter-officer') return { of: 'desk', agency };
  if (role === 'signing-leader') return { of: 'handler', agency };
  if (role !== 'province-administrator') return null;
  const directory = on.services.directory();
  const asked = directory.agency(one(formValues(on.request.query), 'co-quan'));
  if (asked === null) return { of: 'handler', agency };
  return registerOf(asked);
}

/** The days as typed; this month's first day, and today, where none was. */
function typedDays(on: OfficerRequest): TypedDays {
  const values = formValues(on.request.query);
  const today = formatDay(dayOf(on.services.now()));
  return {
    tu: one(values, 'tu').trim() || `01${today.slice(2)}`,
    den: one(values, 'den').trim() || today,
  };
}

const readerOf = (on: OfficerRequest): RegisterReader => ({
  pool: on.services.readPool,
  directory: on.services.directory(),
  onRead: (dossiers) => recordReads(on, dossiers, 'register'),
});

async function show(
  on: OfficerRequest,
  { register, rules, typed }: AskedRegister,
): Promise<unknown> {
  const [rows, count] = await Promise.all([
    firstRows(readerOf(on), register, MOST_SHOWN),
    countRegister(on.services.readPool, register),
  ]);
  const { agency } = register;
  return sendRegister(on, rules, { agency, typed, errors: [], found: { rows, count } });
}

const sendRegister = (on: OfficerRequest, rules: OneStopRules, view: RegisterView): unknown =>
  sendPage(on, {
    title: 'Sổ theo dõi hồ sơ',
    status: view.errors.length > 0 ? 422 : 200,
    hasErrors: view.errors.length > 0,
    body: registerPage(on, rules, view),
  });

async function sendPdf(on: OfficerRequest, asked: RegisterPeriod): Promise<unknown> {
  const bytes = await registerPdf(readerOf(on), asked, on.services.now(), MOST_SHOWN);
  return sendFile(on, 'pdf', fileName(asked), bytes);
}

/** Row by row, however many there are; what was written of it is read by then. */
const sendSpreadsheet = async (on: OfficerRequest, asked: RegisterPeriod): Promise<unknown> =>
  sendFile(on, 'xlsx', fileName(asked), streamWorkbook(registerList(readerOf(on), asked)));

const fileName = ({ period: { start, end } }: RegisterPeriod): string =>
  `so-theo-doi-${start}-${end}`;
