import type { Bilingual } from '#kernel/bilingual.ts';
import { err, ok, type Result } from '#kernel/result.ts';

export interface EmailFault {
  readonly code: 'wrong-email';
  readonly text: Bilingual;
}

/** One address with a domain; a list of them, or a name beside it, is none. */
const FORM = /^[^\s@<>",;:()[\]\\]+@[^\s@<>",;:()[\]\\]+\.[^\s@<>",;:()[\]\\]+$/;

export function parseEmail(text: string): Result<string, EmailFault> {
  return FORM.test(text) ? ok(text) : err({ code: 'wrong-email', text: TEXT });
}

const TEXT: Bilingual = {
  vi: 'Thư điện tử chưa đúng dạng, ví dụ ten@example.vn. Nếu không có, để trống.',
  en: 'This is no e-mail address, such as name@example.vn. If there is none, leave it empty.',
};
