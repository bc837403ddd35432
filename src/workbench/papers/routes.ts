import type { FastifyInstance } from 'fastify';
import { type OneStopRules, paperRule } from '#catalogue/one-stop-rules.ts';
import type { RegisterRow } from '#documents/paper.ts';
import { renderPaper } from '#documents/render-paper.ts';
import { printableForms } from '#dossier/decide.ts';
import { refusalTexts } from '#dossier/refusal.ts';
import { addDays, dayOf, formatDay, instantAt, parseTypedDay } from '#kernel/day.ts';
import { type DossierHistory, loadHistories } from '#store/load-dossier.ts';
import { receivedAtDesk } from '#store/register.ts';
import { formValues, one } from '#web/form-values.ts';
import type { Services } from '#web/services.ts';
import { withDossier } from '#workbench/dossier/routes.ts';
import { deliveries } from '#workbench/intake/intake-fields.ts';
import { type OfficerRequest, officerRoute, sendPage } from '#workbench/officer-request.ts';
import { dossierPaper, paperSource, systemName } from '#workbench/papers/dossier-paper.ts';
import { registerPage } from '#workbench/papers/register-page.ts';
import { recordReads } from '#workbench/record-reads.ts';
import { requireRole, sendProblem } from '#workbench/refuse-page.ts';

/** The papers of the one-stop mechanism as PDF: of one dossier, and the register of a desk. */
export function paperRoutes(app: FastifyInstance, services: Services): void {
  app.get('/can-bo/ho-so/:id/mau/:form', officerRoute(services, withDossier(sendForm)));
  app.get('/can-bo/so-theo-doi', officerRoute(services, showRegister));
  app.get('/can-bo/so-theo-doi.pdf', officerRoute(services, sendRegister));
}

async function sendForm(on: OfficerRequest, id: string, history: DossierHistory): Promise<unknown> {
  const asked = (on.request.params as { readonly form: string }).form.replace(/\.pdf$/, '');
  const source = paperSource(on.services, history, on.services.now());
  const form = printableForms(history.dossier, source.facts.rules).find((paper) => paper === asked);
  if (form === undefined) return sendProblem(on, 404, refusalTexts['form-not-available']);
  await recordReads(on, [{ dossierId: id }], `form ${form}`);
  const paper = dossierPaper(form, source);
  return sendPdf(on, await renderPaper(paper), `mau-${form}-${history.dossier.code}.pdf`);
}

/** The days asked for; this month's first day to today where none, or none that makes sense. */
function periodOf(on: OfficerRequest) {
  const values = formValues(on.request.query);
  const today = dayOf(on.services.now());
  const from = parseTypedDay(one(values, 'tu'));
  const to = parseTypedDay(one(values, 'den'));
  const first = parseTypedDay(`01/${today.slice(5, 7)}/${today.slice(0, 4)}`);
  const start = from.ok ? from.value : first.ok ? first.value : today;
  return { start, end: to.ok && to.value >= start ? to.value : today };
}

async function registerHistories(on: OfficerRequest): Promise<readonly DossierHistory[]> {
  const { start, end } = periodOf(on);
  const ids = await receivedAtDesk(
    on.services.readPool,
    on.officer.agency,
    instantAt(start, 0),
    instantAt(addDays(end, 1), 0),
  );
  const histories = await loadHistories(on.services.readPool, ids);
  await recordReads(
    on,
    ids.map((dossierId) => ({ dossierId })),
    'register',
  );
  return ids.flatMap((id) => histories.get(id) ?? []);
}

/** The register bears the number and the name of its last day. */
const registerRules = (on: OfficerRequest): OneStopRules =>
  on.services.world().rulesOn(periodOf(on).end);

async function showRegister(on: OfficerRequest): Promise<unknown> {
  const refused = await requireRole(on, 'counter-officer', 'register');
  if (refused !== null) return refused;
  const rows = (await registerHistories(on)).map((history) => registerRow(on, history));
  return sendPage(on, {
    title: 'Sổ theo dõi hồ sơ',
    body: registerPage(on.lang, registerRules(on), periodOf(on), rows),
  });
}

async function sendRegister(on: OfficerRequest): Promise<unknown> {
  const refused = await requireRole(on, 'counter-officer', 'register');
  if (refused !== null) return refused;
  const directory = on.services.directory();
  const parent = directory.agency(on.officer.agency)?.parentCode ?? null;
  const { start, end } = periodOf(on);
  const bytes = await renderPaper({
    form: '06',
    title: paperRule(registerRules(on), '06')?.name.vi ?? '',
    agency: directory.agencyName(on.officer.agency, 'vi'),
    parentAgency: parent === null ? null : directory.agencyName(parent, 'vi'),
    place: directory.placeName(on.officer.agency),
    system: systemName(on.services.directory()),
    printedAt: on.services.now(),
    period: `Từ ngày ${formatDay(start)} đến ngày ${formatDay(end)}`,
    rows: (await registerHistories(on)).map((history) => registerRow(on, history)),
  });
  return sendPdf(on, bytes, `so-theo-doi-${start}-${end}.pdf`);
}

function registerRow(on: OfficerRequest, { dossier, events }: DossierHistory): RegisterRow {
  const { applicant, received } = dossier;
  const handedOver = events.findLast((recorded) => recorded.event.type === 'handed-over');
  return {
    code: dossier.code,
    procedureName: received.procedure.name,
    sets: received.sets,
    applicant: applicant.organisation?.name ?? applicant.name,
    contact: [applicant.address, applicant.phone].filter((part) => part !== null).join(', '),
    handler: on.services.directory().agencyName(received.handler, 'vi'),
    receivedAt: dossier.receivedAt,
    dueAt: dossier.due.at,
    returnedAt: handedOver?.at ?? null,
    delivery: deliveries[received.delivery.method].vi,
    note: closedNote(dossier.phase),
  };
}

function closedNote(phase: DossierHistory['dossier']['phase']): string {
  if (phase.kind !== 'closed') return '';
  switch (phase.outcome) {
    case 'handed-over':
      return '';
    case 'refused':
      return 'Từ chối';
    case 'stopped':
      return 'Dừng theo yêu cầu';
  }
}

function sendPdf(on: OfficerRequest, bytes: Uint8Array, name: string): unknown {
  return on.reply
    .type('application/pdf')
    .header('content-disposition', `inline; filename="${name}"`)
    .send(bytes);
}
