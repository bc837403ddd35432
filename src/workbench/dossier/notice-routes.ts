import type { FastifyInstance } from 'fastify';
import type pg from 'pg';
import { isNoticeChannel } from '#dossier/notice-channel.ts';
import type { Dossier } from '#dossier/dossier.ts';
import { sendAgain } from '#store/notices.ts';
import { inTransaction } from '#store/transaction.ts';
import { writeAudit } from '#store/write-batch.ts';
import { formValues, one } from '#web/form-values.ts';
import type { Services } from '#web/services.ts';
import { type AGAIN, maySendAgain } from '#workbench/dossier/notice-pane.ts';
import { withDossier } from '#workbench/dossier/routes.ts';
import { type OfficerRequest, officerRoute, seeOther } from '#workbench/officer-request.ts';
import { deny, sendProblem } from '#workbench/refuse-page.ts';

/** A notice that nobody got is sent again, after its address was corrected. */
export function noticeRoutes(app: FastifyInstance, services: Services): void {
  app.post(
    '/can-bo/ho-so/:id/thong-bao/gui-lai',
    officerRoute(
      services,
      withDossier(async (on, id, { dossier }) => {
        if (!maySendAgain(on, dossier)) return deny(on, id, 'resend-notice', 'agency-may-not');
        const values = formValues(on.request.body);
        const [channel, version] = [one(values, 'channel'), Number(one(values, 'version'))];
        if (!isNoticeChannel(channel) || !isVersion(version, dossier)) {
          return sendProblem(on, 404, NO_SUCH_NOTICE);
        }
        const key = { dossierId: id, version, channel };
        const isDone = await inTransaction(on.services.pool, async (client) => {
          const isAgain = await sendAgain(client, key, on.services.now());
          if (isAgain) await recordAgain(on, client, id, `${channel} ${version}`);
          return isAgain;
        });
        const said: keyof typeof AGAIN = isDone ? 'gui' : 'ban';
        return seeOther(on, `/can-bo/ho-so/${id}?lai=${said}#notices`);
      }),
    ),
  );
}

const isVersion = (version: number, dossier: Dossier): boolean =>
  Number.isInteger(version) && version > 0 && version <= dossier.version;

async function recordAgain(
  on: OfficerRequest,
  client: pg.ClientBase,
  dossierId: string,
  detail: string,
): Promise<void> {
  const { subject, role, agency } = on.officer;
  const at = on.services.now();
  const act = 'resend-notice';
  await writeAudit(client, [
    { dossierId, at, subject, role, agency, act, outcome: 'done', detail },
  ]);
}

const NO_SUCH_NOTICE = {
  vi: 'Không có thông báo này. Mở lại trang hồ sơ.',
  en: 'There is no such notice. Open the dossier’s page again.',
};
