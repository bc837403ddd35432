import type { FastifyInstance } from 'fastify';
import { type OneStopRules, paperRule } from '#catalogue/one-stop-rules.ts';
import { renderPaper } from '#documents/render-paper.ts';
import { addDays, type Day, dayOf, formatDay, instantAt, parseTypedDay } from '#kernel/day.ts';
import type { Cell } from '#kernel/ruled-table.ts';
import { countRegister, type RegisterAsked } from '#store/register.ts';
import { streamWorkbook } from '#tables/workbook.ts';
import { formValues, one } from '#web/form-values.ts';
import { NO_DOSSIER } from '#store/write-batch.ts';
import type { Services } from '#web/services.ts';
import { type OfficerRequest, officerRoute, sendPage } from '#workbench/officer-request.ts';
import { systemName } from '#workbench/papers/dossier-paper.ts';
import { registerPage } from '#workbench/papers/register-page.ts';
import {
  firstRows,
  registerCells,
  registerColumns,
  type RegisterReader,
  registerRows,
} from '#workbench/papers/register-rows.ts';
import { recordReads } from '#workbench/record-reads.ts';
import { deny } from '#workbench/refuse-page.ts';
import { sendFile } from '#workbench/send-file.ts';

/** Dossiers shown on the page, and printed: a PDF of more would take minutes. The spreadsheet has all. */
export const MOST_SHOWN = 2000;

/** The register of dossiers: a desk's for its officers, an agency's for its leaders, any for the province. */
export function registerRoutes(app: FastifyInstance, services: Services): void {
  app.get('/can-bo/so-theo-doi', registerRoute(services, show));
  app.get('/can-bo/so-theo-doi.pdf', registerRoute(services, sendPdf));
  app.get('/can-bo/so-theo-doi.xlsx', registerRoute(services, sendSpreadsheet));
}

/** What is asked for, and by which rules: a register bears the number and the name of its last day. */
interface Asked {
  readonly register: RegisterAsked;
  readonly period: { readonly start: Day; readonly end: Day };
  readonly rules: OneStopRules;
}

const registerRoute = (
  services: Services,
  page: (on: OfficerRequest, asked: Asked) => Promise<unknown>,
) =>
  officerRoute(services, async (on) => {
    const whose = whoseRegister(on);
    if (whose === null) return deny(on, NO_DOSSIER, 'register', 'role-may-not');
    const period = periodOf(on);
    const [from, to] = [instantAt(period.start, 0), instantAt(addDays(period.end, 1), 0)];
    const rules = on.services.world().rulesOn(period.end);
    return page(on, { register: { ...whose, from, to }, period, rules });
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
  return { of: asked.kind === 'one-stop-desk' ? 'desk' : 'handler', agency: asked.code };
}

/** The days asked for; this month's first day to today where none, or none that makes sense. */
function periodOf(on: OfficerRequest): Asked['period'] {
  const values = formValues(on.request.query);
  const today = dayOf(on.services.now());
  const from = parseTypedDay(one(values, 'tu'));
  const to = parseTypedDay(one(values, 'den'));
  const first = parseTypedDay(`01/${today.slice(5, 7)}/${today.slice(0, 4)}`);
  const start = from.ok ? from.value : first.ok ? first.value : today;
  return { start, end: to.ok && to.value >= start ? to.value : today };
}

const readerOf = (on: OfficerRequest): RegisterReader => ({
  pool: on.services.readPool,
  directory: on.services.directory(),
  onRead: (dossiers) => recordReads(on, dossiers, 'register'),
});

async function show(on: OfficerRequest, { register, period, rules }: Asked): Promise<unknown> {
  const [rows, count] = await Promise.all([
    firstRows(readerOf(on), register, MOST_SHOWN),
    countRegister(on.services.readPool, register),
  ]);
  return sendPage(on, {
    title: 'Sổ theo dõi hồ sơ',
    body: registerPage(on, rules, { ...register, ...period, rows, count }),
  });
}

async function sendPdf(on: OfficerRequest, { register, period, rules }: Asked): Promise<unknown> {
  const directory = on.services.directory();
  const parent = directory.agency(register.agency)?.parentCode ?? null;
  const bytes = await renderPaper({
    form: '06',
    title: titleOf(rules),
    agency: directory.agencyName(register.agency, 'vi'),
    parentAgency: parent === null ? null : directory.agencyName(parent, 'vi'),
    place: directory.placeName(register.agency),
    system: systemName(directory),
    printedAt: on.services.now(),
    period: periodText(period),
    rows: await firstRows(readerOf(on), register, MOST_SHOWN),
  });
  return sendFile(on, 'pdf', fileName(period), bytes);
}

/** Row by row, however many there are; what was written of it is read by then. */
async function sendSpreadsheet(
  on: OfficerRequest,
  { register, period, rules }: Asked,
): Promise<unknown> {
  async function* cells(): AsyncGenerator<readonly Cell[]> {
    let number = 0;
    for await (const row of registerRows(readerOf(on), register)) {
      number += 1;
      yield registerCells(row, number);
    }
  }
  const heading = [
    titleOf(rules).toUpperCase(),
    on.services.directory().agencyName(register.agency, 'vi'),
    periodText(period),
    '',
  ];
  const list = { name: titleOf(rules), heading, columns: registerColumns, rows: cells() };
  return sendFile(on, 'xlsx', fileName(period), streamWorkbook(list));
}

const titleOf = (rules: OneStopRules): string => paperRule(rules, '06')?.name.vi ?? '';

const periodText = ({ start, end }: Asked['period']): string =>
  `Từ ngày ${formatDay(start)} đến ngày ${formatDay(end)}`;

const fileName = ({ start, end }: Asked['period']): string => `so-theo-doi-${start}-${end}`;
