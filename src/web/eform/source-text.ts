import { type Bilingual, type Language, textIn } from '#kernel/bilingual.ts';
import { dayOf } from '#kernel/day.ts';
import type { AnswerSource } from '#dossier/declaration.ts';
import { formatDay } from '#web/format.ts';
import { sayIn } from '#web/language.ts';

/** Who reads it: whoever declares, or an officer. */
type Reader = 'declarant' | 'officer';

/** Where an answer comes from and of which day; undefined where the person typed it. */
export function sourceText(
  lang: Language,
  reader: Reader,
  source: AnswerSource | undefined,
): string | undefined {
  if (source === undefined) return undefined;
  const say = sayIn(lang);
  const day = formatDay(dayOf(source.at), lang);
  const from = textIn(lang, SOURCES[reader][source.from]);
  return source.isDisputed
    ? say('{from}, {day}: người khai đã sửa', '{from}, {day}: corrected by the declarant', {
        from,
        day,
      })
    : `${from}, ${day}`;
}

type SourceWords = Readonly<Record<AnswerSource['from'], Bilingual>>;

const FOR_BOTH = {
  population: { vi: 'CSDL quốc gia về dân cư', en: 'National population database' },
  account: { vi: 'Tài khoản đăng nhập', en: 'Account' },
  assistant: { vi: 'Người giúp ghi', en: 'Noted by the helper' },
};

const SOURCES: Readonly<Record<Reader, SourceWords>> = {
  declarant: {
    ...FOR_BOTH,
    form: { vi: 'Bạn đã ghi ở trên', en: 'You wrote it above' },
    initial: { vi: 'Chọn sẵn trên tờ khai', en: 'Offered by the form' },
    declaration: { vi: 'Bạn đã khai ở hồ sơ trước', en: 'You declared it before' },
  },
  officer: {
    ...FOR_BOTH,
    form: {
      vi: 'Người khai đã ghi ở mục khác của tờ khai',
      en: 'The declarant wrote it elsewhere on the form',
    },
    initial: {
      vi: 'Chọn sẵn trên tờ khai, người khai để nguyên',
      en: 'Offered by the form and left by the declarant',
    },
    declaration: {
      vi: 'Người khai đã khai ở hồ sơ trước',
      en: 'The declarant declared it before',
    },
  },
};
