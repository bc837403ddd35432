import type { FastifyInstance } from 'fastify';
import { maySteerFor } from '#access/may-steer.ts';
import type { Bilingual } from '#kernel/bilingual.ts';
import { dayOf } from '#kernel/day.ts';
import { clean } from '#kernel/fold.ts';
import { isUuid } from '#kernel/uuid.ts';
import { MEMBER_ROLES } from '#steering/body.ts';
import { readEvidence } from '#store/evidence-files.ts';
import { findStaffByUsername } from '#store/staff.ts';
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
import { bodyPage } from '#workbench/steering/body-page.ts';
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
  const fields = shortFields(values);
  const name = fields.text('name', 100, NO_NAME);
  const post = fields.text('post', 200, NO_POST);
  const since = fields.day('since');
  const username = clean(one(values, 'username'));
  const staff = username === '' ? null : await findStaffByUsername(on.services.pool, username);
  if (username !== '' && staff === null) fields.errors.push({ field: 'username', text: NO_STAFF });
  if (fields.errors.length > 0 || since === null) {
    return show(on, body, { values, errors: fields.errors });
  }
  const role = MEMBER_ROLES.find((known) => known === one(values, 'role')) ?? 'member';
  const member = {
    memberId: fields.id('id'),
    name,
    post,
    role,
    subject: staff?.subject ?? null,
    since,
    until: null,
  };
  await recordChange(on, 'join-body', `${body.bodyId} ${role}`, (client) =>
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
  const fields = shortFields(sent.values);
  const number = fields.text('number', 60, NO_NUMBER);
  const issuedOn = fields.day('issuedOn');
  const issuer = fields.text('issuer', 200, NO_ISSUER);
  const errors = [...fields.errors, ...sent.errors];
  if (errors.length > 0 || issuedOn === null) {
    return show(on, body, { values: sent.values, errors });
  }
  // The same number and day once more brings a file to the decision that is there.
  const known = body.decisions.find((one_) => one_.number === number && one_.issuedOn === issuedOn);
  const decisionId = known?.decisionId ?? fields.id('id');
  await recordChange(on, 'decide-body', `${body.bodyId} ${number}`, async (client) => {
    if (known === undefined) {
      await addDecision(client, body.bodyId, {
        decisionId,
        act: 'changed',
        number,
        issuedOn,
        issuer,
      });
    }
    await keepEvidence(on, client, `decision/${decisionId}`, sent);
    return true;
  });
  await claimEvidence(on, sent);
  return seeOther(on, `${BODIES_PATH}/${body.bodyId}`);
}

const NO_SUCH_BODY: Bilingual = { vi: 'Không có tổ này.', en: 'There is no such team.' };
const NO_NAME: Bilingual = { vi: 'Ghi họ và tên.', en: 'Write the name.' };
const NO_POST: Bilingual = { vi: 'Ghi chức vụ.', en: 'Write the post.' };
const NO_STAFF: Bilingual = {
  vi: 'Không có cán bộ nào có tên đăng nhập này. Để trống nếu không có tài khoản.',
  en: 'Nobody has this user name. Leave it empty where there is no account.',
};
const NO_NUMBER: Bilingual = { vi: 'Ghi số quyết định.', en: 'Write the number.' };
const NO_ISSUER: Bilingual = { vi: 'Ghi cơ quan ban hành.', en: 'Say who issued it.' };
