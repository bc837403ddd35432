import type { DocumentEvent } from '#dossier/document-event.ts';
import type { Language } from '#kernel/bilingual.ts';
import { sayIn } from '#web/language.ts';

/** What became of a document of a dossier, in words. */
export function documentWords(
  lang: Language,
  event: DocumentEvent,
): { readonly what: string; readonly note: string } {
  const say = sayIn(lang);
  if (event.type === 'document-revoked') {
    return {
      what: say('Thu hồi văn bản', 'A document was revoked'),
      note: `${event.reason} – ${event.ground}`,
    };
  }
  if (event.type === 'reissue-ordered') {
    return {
      what: say('Yêu cầu cấp bản thay thế', 'Another document was ordered'),
      note: event.reason,
    };
  }
  const { title, number, replaces } = event.document;
  return {
    what:
      replaces === null
        ? say('Đã ký số và đóng dấu', 'Signed and sealed')
        : say('Đã ký bản thay thế', 'Another was signed in its place'),
    note: number === '' ? title : `${title}, ${say('số', 'number')} ${number}`,
  };
}
