import { err, ok, type Result } from '#kernel/result.ts';
import type { FieldError } from '#web/field-error.ts';

/** People of one form at most. */
export const MOST_NUMBERS = 1000;

/** The personal numbers of a text, one a line or however they are parted; each once, in their order. */
export function readNumbers(text: string): Result<readonly string[], FieldError> {
  const given = text.split(/[\s,;]+/).filter((part) => part !== '');
  const wrong = given.find((part) => !/^\d{12}$/.test(part));
  if (wrong !== undefined) {
    const shown = wrong.slice(0, 40);
    return refused(
      `“${shown}” không phải số định danh. Mỗi dòng ghi một số đủ 12 chữ số.`,
      `“${shown}” is no personal number. Write one number of 12 digits a line.`,
    );
  }
  if (given.length === 0) {
    return refused('Nhập số định danh, mỗi dòng một người.', 'Enter numbers, one person a line.');
  }
  if (given.length > MOST_NUMBERS) {
    return refused(
      `Mỗi lần nhập nhiều nhất ${MOST_NUMBERS} người. Chia danh sách rồi gửi nhiều lần.`,
      `At most ${MOST_NUMBERS} people at a time. Part the list and send it in pieces.`,
    );
  }
  return ok([...new Set(given)]);
}

const refused = (vi: string, en: string) => err({ field: 'numbers', text: { vi, en } });
