import type { Attachment } from '#dossier/dossier-event.ts';
import type { Bilingual } from '#kernel/bilingual.ts';
import type { Visitor } from '#portal/citizen/visitor.ts';
import { openContent, RETIRED, WITHHELD } from '#web/open-content.ts';
import { sendAttachmentOf } from '#web/send-attachment.ts';
import { sendProblemPage } from '#web/send-problem.ts';

/** Sends a person a file of their own, or says that it is not there (`missing`), or is withheld. */
export async function sendOwnFile(
  { request, reply, services }: Visitor,
  file: Pick<Attachment, 'sha256' | 'mediaType' | 'name'> | undefined,
  missing: Bilingual,
): Promise<unknown> {
  const opened = await openContent(services, file?.sha256);
  if (file === undefined || opened.kind === 'missing') {
    return sendProblemPage(request, reply, services, 404, missing);
  }
  if (opened.kind === 'withheld') {
    return sendProblemPage(request, reply, services, 403, WITHHELD);
  }
  if (opened.kind === 'retired') {
    return sendProblemPage(request, reply, services, 410, RETIRED);
  }
  return sendAttachmentOf(reply, file, opened.stream);
}
