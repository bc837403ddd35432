import type { FastifyInstance } from 'fastify';
import { clean } from '#kernel/fold.ts';
import { isUuid } from '#kernel/uuid.ts';
import { closeNotice, retryNotice } from '#store/portal-notices.ts';
import { formValues, one } from '#web/form-values.ts';
import type { Services } from '#web/services.ts';
import { administratorRoute } from '#workbench/administrator-route.ts';
import { OPERATIONS_PATH } from '#workbench/operations/paths.ts';
import { type OfficerRequest, seeOther } from '#workbench/officer-request.ts';
import { recordAdministration } from '#workbench/record-administration.ts';
import { sendProblem } from '#workbench/refuse-page.ts';

/** What the administrator does with promotion notices that could not be taken over. */
export function promotionRoutes(app: FastifyInstance, services: Services): void {
  const path = `${OPERATIONS_PATH}/thong-bao`;
  app.post(`${path}/thu-lai`, administratorRoute(services, 'retry-notice', retry));
  app.post(`${path}/dong`, administratorRoute(services, 'close-notice', close));
}

async function retry(on: OfficerRequest): Promise<unknown> {
  const dossierId = one(formValues(on.request.body), 'dossierId');
  const { pool, now } = on.services;
  const isThere = isUuid(dossierId) && (await retryNotice(pool, dossierId, now()));
  if (!isThere) return sendProblem(on, 404, NO_SUCH_NOTICE);
  await recordAdministration(on, 'retry-notice', dossierId);
  return seeOther(on, `${OPERATIONS_PATH}?xong=1#promotions`);
}

async function close(on: OfficerRequest): Promise<unknown> {
  const values = formValues(on.request.body);
  const dossierId = one(values, 'dossierId');
  const because = clean(one(values, 'because')).slice(0, 300);
  if (because === '') return sendProblem(on, 422, NO_REASON);
  const how = { by: on.officer.subject, because };
  const isThere = isUuid(dossierId) && (await closeNotice(on.services.pool, dossierId, how));
  if (!isThere) return sendProblem(on, 404, NO_SUCH_NOTICE);
  await recordAdministration(on, 'close-notice', `${dossierId} ${because}`);
  return seeOther(on, `${OPERATIONS_PATH}?xong=1#promotions`);
}

const NO_SUCH_NOTICE = {
  vi: 'Thông báo này không còn chờ xử lý. Tải lại trang vận hành.',
  en: 'This notice waits no more. Load the operations page again.',
};
const NO_REASON = {
  vi: 'Ghi đã xử lý thông báo này thế nào.',
  en: 'Write how the notice was dealt with.',
};
