import { type Bilingual, filled } from '#kernel/bilingual.ts';
import { clean } from '#kernel/fold.ts';
import { err, ok, type Result } from '#kernel/result.ts';

export interface NameFault {
  readonly code: 'missing' | 'too-short' | 'too-long' | 'not-a-name';
  readonly text: Bilingual;
}

const MIN_LENGTH = 2;
const MAX_LENGTH = 100;

/** Letters of any script with the marks that names carry: K'Brơi, H'Hen Niê, Anne-Marie, Jr. */
const NAME = /^\p{L}[\p{L}\p{M}'’.\- ]*$/u;

/**
 * A person's full name in one field, as written on the identity paper, its capitals kept; one word
 * is enough. 2 to 100 UTF-16 units.
 */
export function parsePersonName(text: string): Result<string, NameFault> {
  const name = clean(text);
  if (name === '') return fault('missing');
  if (name.length < MIN_LENGTH) return fault('too-short');
  if (name.length > MAX_LENGTH) return fault('too-long');
  return NAME.test(name) ? ok(name) : fault('not-a-name');
}

const fault = (code: NameFault['code']): Result<string, NameFault> =>
  err({ code, text: texts[code] });

const texts = {
  missing: {
    vi: 'Nhập họ, chữ đệm và tên như trên giấy tờ tùy thân.',
    en: 'Enter the full name as on the identity paper.',
  },
  'too-short': {
    vi: 'Họ tên mới có 1 ký tự. Nhập đầy đủ như trên giấy tờ tùy thân.',
    en: 'The name has 1 character only. Enter it in full as on the identity paper.',
  },
  'too-long': filled(
    'Họ tên dài quá {most} ký tự. Kiểm tra lại.',
    'The name is longer than {most} characters. Check it.',
    { most: MAX_LENGTH },
  ),
  'not-a-name': {
    vi: 'Họ tên chỉ gồm chữ cái, dấu cách, dấu nháy, gạch nối và dấu chấm. Xóa chữ số và ký hiệu khác.',
    en: 'A name has letters, spaces, apostrophes, hyphens and dots only. Remove digits and other signs.',
  },
} satisfies Record<NameFault['code'], Bilingual>;
