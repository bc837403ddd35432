import type { FastifyInstance } from 'fastify';
import { maySteerFor } from '#access/may-steer.ts';
import { OUTREACH_KINDS } from '#steering/outreach.ts';
import { addOutreach, listOutreach } from '#store/steering-records.ts';
import type { SentForm } from '#web/field-error.ts';
import { formValues, one } from '#web/form-values.ts';
import { sayIn } from '#web/language.ts';
import type { Services } from '#web/services.ts';
import {
  type OfficerRequest,
  officerRoute,
  seeOther,
  sendPage,
} from '#workbench/officer-request.ts';
import { recordChange } from '#workbench/record-administration.ts';
import { readAskedDays } from '#workbench/steering/asked-days.ts';
import {
  outreachCorrections,
  outreachDetail,
  readTypedOutreach,
} from '#workbench/steering/outreach-entry.ts';
import { outreachPage } from '#workbench/steering/outreach-page.ts';
import { OUTREACH_PATH } from '#workbench/steering/paths.ts';
import { refusal, shortFields } from '#workbench/steering/steering-request.ts';

/** Outreach, counted: each agency enters its own. */
export function outreachRoutes(app: FastifyInstance, services: Services): void {
  app.get(
    OUTREACH_PATH,
    officerRoute(services, (on) => list(on, NOTHING_SENT)),
  );
  app.post(OUTREACH_PATH, officerRoute(services, add));
  outreachCorrections(app, services);
}

const NOTHING_SENT: SentForm = { values: new Map(), errors: [] };

async function list(on: OfficerRequest, form: SentForm): Promise<unknown> {
  const asked = readAskedDays(on, null);
  const typedKind = one(formValues(on.request.query), 'hinh-thuc');
  const kind = OUTREACH_KINDS.find((known) => known === typedKind) ?? null;
  const errors = [...asked.errors, ...form.errors];
  return sendPage(on, {
    title: sayIn(on.lang)('Tuyên truyền', 'Outreach'),
    status: errors.length > 0 ? 422 : 200,
    hasErrors: errors.length > 0,
    body: outreachPage(on, {
      asked,
      kind,
      entries: await listOutreach(on.services.pool, asked.days, kind),
      mayWrite: maySteerFor(on.officer, on.officer.agency),
      form,
    }),
  });
}

async function add(on: OfficerRequest): Promise<unknown> {
  const { agency } = on.officer;
  const refused = await refusal(on, agency);
  if (refused !== null) return refused;
  const values = formValues(on.request.body);
  const typed = readTypedOutreach(on, values);
  if (!typed.ok) return list(on, { values, errors: typed.error });
  const entry = { ...typed.value, outreachId: shortFields(values).id('id'), agency };
  await recordChange(on, 'add-outreach', outreachDetail(entry), (client) =>
    addOutreach(client, entry, on.services.now()),
  );
  return seeOther(on, OUTREACH_PATH);
}
