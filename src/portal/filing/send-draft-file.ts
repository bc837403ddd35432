import type { Filing } from '#portal/filing/filing.ts';
import { sendAttachmentOf } from '#web/send-attachment.ts';
import { sendProblemPage } from '#web/send-problem.ts';

/** A paper of one's own draft as it was sent, to see whether it can be read. */
export async function sendDraftFile(filing: Filing): Promise<unknown> {
  const { draft, services, request, reply } = filing;
  const { content = '' } = request.params as { readonly content?: string };
  const attachment = draft.attachments.find(({ sha256 }) => sha256 === content);
  if (attachment === undefined || !(await services.content.has(content))) {
    return sendProblemPage(request, reply, services, 404, NOT_IN_DRAFT);
  }
  return sendAttachmentOf(reply, services.content, attachment);
}

const NOT_IN_DRAFT = {
  vi: 'Tệp này không còn trong hồ sơ nháp. Quay lại trang Giấy tờ để xem các tệp đang có.',
  en: 'The draft has no such file any more. Go back to the page of papers to see what it has.',
};
