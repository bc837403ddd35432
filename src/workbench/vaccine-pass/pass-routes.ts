import { randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { clean } from '#kernel/fold.ts';
import { isUuid } from '#kernel/uuid.ts';
import { inTransaction } from '#store/transaction.ts';
import { askForPasses } from '#store/vaccine-pass-requests.ts';
import { findPass, type KeptPass, revokePass } from '#store/vaccine-passes.ts';
import { NO_DOSSIER, writeAudit } from '#store/write-batch.ts';
import type { FieldError } from '#web/field-error.ts';
import { formValues, one } from '#web/form-values.ts';
import { sayIn } from '#web/language.ts';
import { sendPassPaper } from '#web/send-pass-paper.ts';
import {
  type OfficerRequest,
  type officerRoute,
  seeOther,
  sendPage,
} from '#workbench/officer-request.ts';
import { recordAdministration, recordChange, traceOf } from '#workbench/record-administration.ts';
import { sendProblem } from '#workbench/refuse-page.ts';
import { passPage } from '#workbench/vaccine-pass/pass-page.ts';
import { passPath, PASSES_PATH } from '#workbench/vaccine-pass/paths.ts';

type Route = (page: (on: OfficerRequest) => Promise<unknown>) => ReturnType<typeof officerRoute>;

/** One passport: seen, printed, taken back, issued anew. */
export function passRoutes(app: FastifyInstance, route: Route): void {
  const path = `${PASSES_PATH}/:pass`;
  app.get(path, route(withPass((on, pass) => show(on, pass, []))));
  app.get(`${path}/tep`, route(withPass(sendPaper)));
  app.post(`${path}/thu-hoi`, route(withPass(revoke)));
  app.post(`${path}/cap-lai`, route(withPass(issueAnew)));
}

const withPass =
  (page: (on: OfficerRequest, pass: KeptPass) => Promise<unknown>) =>
  async (on: OfficerRequest): Promise<unknown> => {
    const { pass: id } = on.request.params as { readonly pass: string };
    const pass = isUuid(id) ? await findPass(on.services.pool, id) : null;
    return pass === null ? sendProblem(on, 404, NO_SUCH_PASS) : page(on, pass);
  };

const NO_SUCH_PASS = {
  vi: 'Không có hộ chiếu vắc xin này. Xem lại danh sách đã cấp.',
  en: 'There is no such passport. See the list of those issued.',
};

async function show(
  on: OfficerRequest,
  pass: KeptPass,
  errors: readonly FieldError[],
): Promise<unknown> {
  await recordRead(on, pass);
  const { sets } = await on.services.passGrounds();
  const hasErrors = errors.length > 0;
  return sendPage(on, {
    title: sayIn(on.lang)('Hộ chiếu vắc xin', 'Vaccine passport'),
    status: hasErrors ? 422 : 200,
    hasErrors,
    body: passPage(on, { pass, sets, errors }),
  });
}

async function sendPaper(on: OfficerRequest, pass: KeptPass): Promise<unknown> {
  await recordRead(on, pass);
  return sendPassPaper(on.reply, on.services, pass);
}

const LONGEST = 300;

async function revoke(on: OfficerRequest, pass: KeptPass): Promise<unknown> {
  const ground = clean(one(formValues(on.request.body), 'ground')).slice(0, LONGEST);
  if (ground === '') return show(on, pass, [{ field: 'ground', text: NO_GROUND }]);
  const { passId } = pass;
  const revoking = { ground, by: on.officer.subject, at: on.services.now() };
  await recordChange(on, 'vaccine-pass-revoked', passId, (client) =>
    revokePass(client, passId, revoking),
  );
  return seeOther(on, passPath(passId));
}

const NO_GROUND = {
  vi: 'Ghi lý do thu hồi: người xác minh và người được cấp sẽ hỏi.',
  en: 'Write why it is taken back: its owner and whoever verifies it will ask.',
};

/** Asked for anew: of one in force it is the same again. */
async function issueAnew(
  on: OfficerRequest,
  { identityNumber, passId }: KeptPass,
): Promise<unknown> {
  const { officer, services } = on;
  const { subject, agency } = officer;
  const asked = { batchId: randomUUID(), subject, agency, at: services.now() };
  await inTransaction(services.pool, (client) =>
    askForPasses(client, { ...asked, identityNumbers: [identityNumber] }),
  );
  await recordAdministration(on, 'vaccine-pass-asked', passId);
  return seeOther(on, `${PASSES_PATH}?da-de-nghi=1`);
}

const recordRead = (on: OfficerRequest, { passId }: KeptPass): Promise<void> =>
  writeAudit(on.services.pool, [
    { ...traceOf(on, 'vaccine-pass', passId), dossierId: NO_DOSSIER, outcome: 'read' },
  ]);
