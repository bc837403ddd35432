import type { FastifyInstance } from 'fastify';
import { isUuid } from '#kernel/uuid.ts';
import { type EvidenceFile, readEvidenceFile } from '#store/evidence-files.ts';
import { readAnswer } from '#store/report-answers.ts';
import { NO_DOSSIER } from '#store/write-batch.ts';
import { openContent, RETIRED, WITHHELD } from '#web/open-content.ts';
import { sendAttachmentOf } from '#web/send-attachment.ts';
import type { Services } from '#web/services.ts';
import { type OfficerRequest, officerRoute } from '#workbench/officer-request.ts';
import { deny, sendProblem } from '#workbench/refuse-page.ts';
import { mayRead } from '#workbench/reporting/campaign-request.ts';

/** Files of answers, for those who may read the answer; those of the steering, for all in office. */
export function evidenceRoutes(app: FastifyInstance, services: Services): void {
  app.get('/can-bo/tep-dinh-kem/:id', officerRoute(services, send));
}

async function send(on: OfficerRequest): Promise<unknown> {
  const { id } = on.request.params as { readonly id: string };
  const file = isUuid(id) ? await readEvidenceFile(on.services.pool, id) : null;
  if (file === null) return sendProblem(on, 404, NO_SUCH_FILE);
  if (!(await mayOpen(on, file))) {
    return deny(on, NO_DOSSIER, 'evidence-file', 'agency-may-not');
  }
  const opened = await openContent(on.services, file.sha256);
  switch (opened.kind) {
    case 'missing':
      return sendProblem(on, 404, NO_SUCH_FILE);
    case 'withheld':
      return sendProblem(on, 403, WITHHELD);
    case 'retired':
      return sendProblem(on, 410, RETIRED);
    case 'open':
      return sendAttachmentOf(on.reply, file, opened.stream);
  }
}

async function mayOpen(on: OfficerRequest, { subject }: EvidenceFile): Promise<boolean> {
  const [room, campaignId = '', ...rest] = subject.split('/');
  if (room !== 'answer') return true;
  // The last part is the indicator; a hamlet's id has a stroke of its own.
  const recipient = rest.slice(0, -1).join('/');
  const answer = await readAnswer(on.services.pool, campaignId, recipient);
  return answer !== null && mayRead(on, answer);
}

const NO_SUCH_FILE = {
  vi: 'Không có tệp này.',
  en: 'There is no such file.',
};
