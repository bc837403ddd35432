import type { FastifyInstance } from 'fastify';
import { maySteerFor } from '#access/may-steer.ts';
import { dayOf } from '#kernel/day.ts';
import { isUuid } from '#kernel/uuid.ts';
import { readEvidence } from '#store/evidence-files.ts';
import {
  addDecision,
  addMember,
  endMember,
  readBody,
  type WholeBody,
} from '#store/steering-bodies.ts';
import type { SentForm } from '#web/field-error.ts';
import { formValues, one } from '#web/form-values.ts';
import type { Services } from '#web/services.ts';
import {
  type OfficerRequest,
  officerRoute,
  seeOther,
  sendPage,
} from '#workbench/officer-request.ts';
import { readOfficerForm } from '#workbench/read-officer-form.ts';
import { recordChange } from '#workbench/record-administration.ts';
import { sendProblem } from '#workbench/refuse-page.ts';
import { bodyCorrections, NO_SUCH_BODY } from '#workbench/steering/body-entry.ts';
import { bodyPage } from '#workbench/steering/body-page.ts';
import { decisionCorrections, readTypedDecision } from '#workbench/steering/decision-entry.ts';
import { memberCorrections, readTypedMember } from '#workbench/steering/member-entry.ts';
import { BODIES_PATH } from '#workbench/steering/paths.ts';
import {
  claimEvidence,
  keepEvidence,
  refusal,
  shortFields,
} from '#workbench/steering/steering-request.ts';

/** One committee or team: its members and decisions, with their history. */
export function oneBodyRoutes(app: FastifyInstance, services: Services): void {
  const route = (page: (on: OfficerRequest, body: WholeBody) => Promise<unknown>) =>
    officerRoute(services, async (on) => {
      const { id } = on.request.params as { readonly id: string };
      const body = isUuid(id) ? await readBody(on.services.pool, id) : null;
      return body === null ? sendProblem(on, 404, NO_SUCH_BODY) : page(on, body);
    });
  const write = (page: (on: OfficerRequest, body: WholeBody) => Promise<unknown>) =>
    route(async (on, body) => (await refusal(on, body.agency)) ?? page(on, body));
  app.get(
    `${BODIES_PATH}/:id`,
    route((on, body) => show(on, body, NOTHING_SENT)),
  );
  app.post(`${BODIES_PATH}/:id/thanh-vien`, write(join));
  app.post(`${BODIES_PATH}/:id/thoi`, write(leave));
  app.post(`${BODIES_PATH}/:id/quyet-dinh`, write(decide));
  bodyCorrections(app, services);
  memberCorrections(app, services);
  decisionCorrections(app, services);
}

const NOTHING_SENT: SentForm = { values: new Map([['role', ['member']]]), errors: [] };

async function show(on: OfficerRequest, body: WholeBody, form: SentForm): Promise<unknown> {
  const files = await readEvidence(
    on.services.pool,
    body.decisions.map(({ decisionId }) => `decision/${decisionId}`),
  );
  return sendPage(on, {
    title: body.name,
    status: form.errors.length > 0 ? 422 : 200,
    hasErrors: form.errors.length > 0,
    body: bodyPage(on, { body, files, mayWrite: maySteerFor(on.officer, body.agency), form }),
  });
}

/** The audit says that somebody joined; who stands in the list. */
async function join(on: OfficerRequest, body: WholeBody): Promise<unknown> {
  const values = formValues(on.request.body);
  const memberId = shortFields(values).id('id');
  const typed = await readTypedMember(on, body, memberId, values);
  if (!typed.ok) return show(on, body, { values, errors: typed.error });
  const member = typed.value;
  await recordChange(on, 'join-body', `${body.bodyId} ${member.role}`, (client) =>
    addMember(client, body.bodyId, member),
  );
  return seeOther(on, `${BODIES_PATH}/${body.bodyId}`);
}

async function leave(on: OfficerRequest, { bodyId }: WholeBody): Promise<unknown> {
  const memberId = one(formValues(on.request.body), 'member');
  const today = dayOf(on.services.now());
  if (isUuid(memberId)) {
    await recordChange(on, 'leave-body', `${bodyId} ${memberId}`, (client) =>
      endMember(client, bodyId, memberId, today),
    );
  }
  return seeOther(on, `${BODIES_PATH}/${bodyId}`);
}

async function decide(on: OfficerRequest, body: WholeBody): Promise<unknown> {
  const sent = await readOfficerForm(on);
  const typed = readTypedDecision(on, sent.values);
  const errors = [...(typed.ok ? [] : typed.error), ...sent.errors];
  if (errors.length > 0 || !typed.ok) return show(on, body, { values: sent.values, errors });
  const { number, issuedOn } = typed.value;
  // The same number and day once more brings a file to the decision that is there.
  const known = body.decisions.find((one_) => one_.number === number && one_.issuedOn === issuedOn);
  const decisionId = known?.decisionId ?? shortFields(sent.values).id('id');
  await recordChange(on, 'decide-body', `${body.bodyId} ${number}`, async (client) => {
    if (known === undefined) {
      await addDecision(client, body.bodyId, { ...typed.value, decisionId, act: 'changed' });
    }
    await keepEvidence(on, client, `decision/${decisionId}`, sent);
    return true;
  });
  await claimEvidence(on, sent);
  return seeOther(on, `${BODIES_PATH}/${body.bodyId}`);
}
