import { sendOwnFile } from '#portal/citizen/send-own-file.ts';
import type { Filing } from '#portal/filing/filing.ts';

/** A paper of one's own draft as it was sent, to see whether it can be read. */
export function sendDraftFile(filing: Filing): Promise<unknown> {
  const { content = '' } = filing.request.params as { readonly content?: string };
  const found = filing.draft.attachments.find(({ sha256 }) => sha256 === content);
  return sendOwnFile(filing, found, NOT_IN_DRAFT);
}

const NOT_IN_DRAFT = {
  vi: 'Tệp này không còn trong hồ sơ nháp. Quay lại trang Giấy tờ để xem các tệp đang có.',
  en: 'The draft has no such file any more. Go back to the page of papers to see what it has.',
};
