import { addedAt } from '#store/world.ts';
import { randomUUIDv7 } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { textIn } from '#kernel/bilingual.ts';
import { draftByCode } from '#store/drafts.ts';
import type { Procedure } from '#catalogue/procedure.ts';
import { setDue } from '#dossier/receive.ts';
import type { DossierHistory } from '#store/load-dossier.ts';
import type { Applicant } from '#dossier/dossier-event.ts';
import { formatBirthDate } from '#persons/birth-date.ts';
import { refusalTexts } from '#dossier/refusal.ts';
import { dayOf } from '#kernel/day.ts';
import type { FormBody } from '#web/form-body.ts';
import { withDossier } from '#workbench/dossier/routes.ts';
import { recordReads } from '#workbench/record-reads.ts';
import { readOfficerForm } from '#workbench/read-officer-form.ts';
import { twinOf } from '#web/eform/twin.ts';
import { formValues, one } from '#web/form-values.ts';
import { keepAttachment } from '#web/kept-attachment.ts';
import { sayIn } from '#web/language.ts';
import type { Services } from '#web/services.ts';
import { checkPage } from '#workbench/intake/check-page.ts';
import { chooseProcedurePage } from '#workbench/intake/choose-procedure.ts';
import { intakePage } from '#workbench/intake/intake-page.ts';
import { legFields } from '#web/legs-field.ts';
import { DRAFT_CODE, openedDraft, valuesOfDraft } from '#workbench/intake/open-draft.ts';
import { intakePath, type IntakeView, twinPath } from '#workbench/intake/intake-view.ts';
import { type IntakeReading, readIntake } from '#workbench/intake/read-intake.ts';
import { lookUpApplicant } from '#workbench/intake/look-up.ts';
import { fullAddress } from '#store/full-address.ts';
import { takeStorePapers } from '#workbench/intake/store-papers.ts';
import { readCard } from '#workbench/intake/scan.ts';
import {
  type OfficerRequest,
  officerRoute,
  seeOther,
  sendPage,
} from '#workbench/officer-request.ts';
import { requireRole, sendProblem } from '#workbench/refuse-page.ts';

/** Counter intake: choose the procedure, fill the form, check, receive. */
export function intakeRoutes(app: FastifyInstance, services: Services): void {
  const route = (page: (on: OfficerRequest) => Promise<unknown>) =>
    officerRoute(services, async (on) => {
      return (await requireRole(on, 'counter-officer', 'intake')) ?? page(on);
    });
  app.get('/can-bo/tiep-nhan', route(choose));
  app.get('/can-bo/tiep-nhan/:code', route(withProcedure(showForm)));
  app.get(twinPath(':id'), route(withDossier(showTwin)));
  app.post('/can-bo/tiep-nhan/:code', route(withProcedure(submit)));
  app.post('/can-bo/tiep-nhan/:code/doc-the', route(withProcedure(scan)));
  app.post('/can-bo/tiep-nhan/:code/tra-cuu', route(withProcedure(lookUp)));
  app.post('/can-bo/tiep-nhan/:code/kho', route(withProcedure(fromStore)));
}

async function choose(on: OfficerRequest): Promise<unknown> {
  const code = one(formValues(on.request.query), DRAFT_CODE);
  const draft = code === '' ? null : await draftByCode(on.services.pool, code, on.services.now());
  if (draft !== null) {
    return seeOther(
      on,
      `${intakePath(draft.procedureCode)}?${DRAFT_CODE}=${encodeURIComponent(code)}`,
    );
  }
  const query = one(formValues(on.request.query), 'thu-tuc');
  const found = on.services.directory().receivedAt(on.officer.agency, today(on), query);
  return sendPage(on, {
    title: sayIn(on.lang)('Tiếp nhận tại quầy', 'Counter intake'),
    ...(code === '' ? {} : { status: 404, hasErrors: true }),
    body: chooseProcedurePage(on.lang, { query, code }, found),
    scripts: ['forms.js', 'intake.js'],
  });
}

type ProcedurePage = (on: OfficerRequest, procedure: Procedure) => Promise<unknown>;

const withProcedure = (page: ProcedurePage) => async (on: OfficerRequest) => {
  const { code } = on.request.params as { readonly code: string };
  const procedure = on.services.world().procedureInForce(code, today(on));
  if (procedure === null) return sendProblem(on, 404, refusalTexts['procedure-not-in-force']);
  if (on.services.world().handlerFor(procedure, on.officer.agency) === null) {
    return sendProblem(on, 422, refusalTexts['procedure-not-received-here']);
  }
  return page(on, procedure);
};

async function showForm(on: OfficerRequest, procedure: Procedure): Promise<unknown> {
  const draft = await openedDraft(on);
  if (draft !== null && draft.procedureCode === procedure.code) {
    const form = on.services.forms().ofProcedure(procedure.code, today(on));
    const drafted = valuesOfDraft(on, procedure, form, draft);
    const { attachments } = draft;
    return sendForm(on, procedure, { values: drafted, attachments, errors: [] }, NOTHING_READ);
  }
  const values = new Map([
    ['dossierId', [randomUUIDv7()]],
    ['applicantKind', [procedure.applicants[0] ?? 'citizen']],
    ['delivery', ['desk']],
    ['sets', [String(procedure.sets)]],
    ['basis', [procedure.personConcerned === null ? 'self' : '']],
    ...[...legFields(procedure)].map(([field, first]): [string, string[]] => [field, [first]]),
  ]);
  return sendForm(on, procedure, { values, attachments: [], errors: [] }, NOTHING_READ);
}

/** The applicant of a dossier as one would type them. */
const applicantFields = (applicant: Applicant): readonly (readonly [string, string])[] =>
  Object.entries({
    applicantKind: applicant.kind,
    applicantName: applicant.name,
    applicantIdentity: applicant.identityNumber,
    applicantBirth: formatBirthDate(applicant.birthDate ?? ''),
    applicantSex: applicant.sex,
    applicantAddress: applicant.address,
    applicantPhone: applicant.phone,
    applicantEmail: applicant.email,
  }).flatMap(([field, value]) => (value === null || value === '' ? [] : [[field, value] as const]));

/** The form of a twin: as in the dossier of the first child but what is asked anew; its papers come again. */
async function showTwin(on: OfficerRequest, id: string, history: DossierHistory): Promise<unknown> {
  await recordReads(on, [{ dossierId: id }], 'dossier');
  const twin = twinOf(on.services, history);
  const { received, applicant } = history.dossier;
  if (twin === null) return seeOther(on, `/can-bo/ho-so/${id}`);
  const { procedure, form, answers, choices } = twin;
  const draft = { draftId: randomUUIDv7(), answers, choices };
  const values = valuesOfDraft(on, procedure, form, draft);
  for (const [field, value] of applicantFields(applicant)) values.set(field, [value]);
  values.set('basis', [received.representation.basis]);
  return sendForm(on, procedure, { values, attachments: [], errors: [] }, NOTHING_READ);
}

const NOTHING_READ = { errors: [], warnings: [] };

/** A form comes in three intents: check (from the form), edit and receive (from the check page). */
async function submit(on: OfficerRequest, procedure: Procedure): Promise<unknown> {
  const body = await readOfficerForm(on);
  const intent = one(body.values, 'intent');
  if (intent === 'edit') return sendForm(on, procedure, body, NOTHING_READ);
  const { isCommune } = on.services.directory();
  const reading = readIntake(body.values, body.attachments, {
    procedure,
    today: today(on),
    form: on.services.forms().ofProcedure(procedure.code, today(on)),
    isCommune,
    addressOf: (code, line) => fullAddress(on.services.directory(), code, line),
  });
  if (reading.command === null || body.errors.length > 0) {
    return sendForm(on, procedure, body, reading);
  }
  if (intent === 'receive') return receive(on, procedure, body, reading);
  return sendCheck(on, procedure, body, reading);
}

async function receive(
  on: OfficerRequest,
  procedure: Procedure,
  body: FormBody,
  reading: IntakeReading,
): Promise<unknown> {
  if (reading.command === null) return sendForm(on, procedure, body, reading);
  const job = { command: reading.command, officer: on.officer, at: on.services.now() };
  let outcome: Awaited<ReturnType<Services['runCommand']>>;
  try {
    outcome = await on.services.runCommand(job);
  } catch (fault) {
    // The form comes back whole: pressing the button again meets the same dossier or makes it.
    on.services.log.error({ fault }, 'a receipt could not be written');
    return sendCheck(on, procedure, body, reading, true);
  }
  if (outcome.ok) {
    return seeOther(on, `/can-bo/ho-so/${outcome.dossierId}?moi=${outcome.repeated ? 'lai' : '1'}`);
  }
  const { field = 'applicantName', code } = outcome.refusal;
  const errors = [{ field, text: refusalTexts[code] }];
  return sendForm(on, procedure, body, { errors, warnings: reading.warnings });
}

function sendCheck(
  on: OfficerRequest,
  procedure: Procedure,
  body: FormBody,
  reading: IntakeReading,
  failed = false,
): unknown {
  if (reading.command === null) return sendForm(on, procedure, body, reading);
  const world = on.services.world();
  const handler = world.handlerFor(procedure, on.officer.agency) ?? '';
  const calendar = world.calendarOf(handler, today(on));
  const facts = { now: on.services.now(), procedure, calendar };
  const fault = sayIn(on.lang)(
    'Chưa ghi được hồ sơ vì cơ sở dữ liệu tạm ngừng. Chưa có gì được lưu dở dang; nội dung đã nhập còn nguyên. Đợi một lát rồi bấm “Tiếp nhận hồ sơ” lần nữa.',
    'The dossier could not be recorded because the database is down for the moment. Nothing was half-written and what you typed is still here. Wait a little and press “Receive the dossier” again.',
  );
  return sendPage(on, {
    title: sayIn(on.lang)('Xem lại trước khi tiếp nhận', 'Check before receiving'),
    status: failed ? 503 : 200,
    hasErrors: failed,
    body: checkPage({
      form: viewOf(on, procedure, body, reading),
      command: reading.command,
      due: setDue(facts, addedAt(world, procedure, on.officer.agency)),
      fault: failed ? fault : null,
    }),
  });
}

/** Reads a card: as JSON for the script, as the whole form with its fields filled without one. */
async function scan(on: OfficerRequest, procedure: Procedure): Promise<unknown> {
  const body = await readOfficerForm(on);
  const card = readCard(one(body.values, 'scan'), today(on), on.lang);
  if (on.request.headers.accept?.includes('application/json') === true) {
    return on.reply.send(card);
  }
  const values = new Map(body.values);
  for (const [name, value] of Object.entries(card.fields)) values.set(name, [value]);
  const tone = card.warning === null ? 'success' : 'error';
  const scanMessage = { tone, text: card.warning ?? card.message } as const;
  return sendForm(on, procedure, { ...body, values }, { ...NOTHING_READ, scanMessage });
}

/** Fills the applicant in from the national population database; a slow line stops nobody. */
async function lookUp(on: OfficerRequest, procedure: Procedure): Promise<unknown> {
  const body = await readOfficerForm(on);
  const { fields, tone, text } = await lookUpApplicant(on, procedure, body.values);
  const values = new Map(body.values);
  for (const [name, value] of Object.entries(fields)) values.set(name, [value]);
  const scanMessage = { tone, text } as const;
  return sendForm(on, procedure, { ...body, values }, { ...NOTHING_READ, scanMessage });
}

/** Attaches what the applicant has in the store and the procedure asks for. */
async function fromStore(on: OfficerRequest, procedure: Procedure): Promise<unknown> {
  const body = await readOfficerForm(on);
  const { attachments, tone, text } = await takeStorePapers(on, procedure, body);
  const storeMessage = { tone, text } as const;
  return sendForm(on, procedure, { ...body, attachments }, { ...NOTHING_READ, storeMessage });
}

function sendForm(
  on: OfficerRequest,
  procedure: Procedure,
  body: FormBody,
  found: Pick<IntakeReading, 'errors' | 'warnings'> &
    Partial<Pick<IntakeView, 'scanMessage' | 'storeMessage'>>,
): unknown {
  const view = viewOf(on, procedure, body, found);
  const failed = view.errors.length > 0;
  return sendPage(on, {
    title: `${sayIn(on.lang)('Tiếp nhận', 'Receive')}: ${textIn(on.lang, procedure.shortName)}`,
    status: failed ? 422 : 200,
    hasErrors: failed,
    body: intakePage(view),
    scripts: ['forms.js', 'intake.js'],
  });
}

function viewOf(
  on: OfficerRequest,
  procedure: Procedure,
  body: FormBody,
  found: Pick<IntakeReading, 'errors' | 'warnings'> &
    Partial<Pick<IntakeView, 'scanMessage' | 'storeMessage'>>,
): IntakeView {
  const dossierId = one(body.values, 'dossierId');
  return {
    lang: on.lang,
    csrf: on.session.csrf,
    procedure,
    values: body.values,
    attachments: body.attachments,
    keptTokens: body.attachments.map((attachment) =>
      keepAttachment(on.services.formKey, dossierId, attachment),
    ),
    errors: [...body.errors, ...found.errors],
    warnings: found.warnings,
    scanMessage: found.scanMessage ?? null,
    storeMessage: found.storeMessage ?? null,
    form: on.services.forms().ofProcedure(procedure.code, today(on)),
    communes: on.services.directory().communes,
    today: today(on),
    connected: on.services.connected,
  };
}

const today = (on: OfficerRequest) => dayOf(on.services.now());
