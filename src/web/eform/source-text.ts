import { type Bilingual, type Language, textIn } from '#kernel/bilingual.ts';
import { dayOf } from '#kernel/day.ts';
import type { AnswerSource } from '#dossier/declaration.ts';
import { formatDay } from '#web/format.ts';
import { sayIn } from '#web/language.ts';

/** Where an answer comes from and of which day; undefined where the person typed it. */
export function sourceText(lang: Language, source: AnswerSource | undefined): string | undefined {
  if (source === undefined) return undefined;
  const say = sayIn(lang);
  const day = formatDay(dayOf(source.at), lang);
  const from = textIn(lang, SOURCES[source.from]);
  return source.isDisputed
    ? say('{from}, {day}: người khai đã sửa', '{from}, {day}: corrected by the declarant', {
        from,
        day,
      })
    : `${from}, ${day}`;
}

const SOURCES = {
  population: { vi: 'CSDL quốc gia về dân cư', en: 'National population database' },
  account: { vi: 'Tài khoản đăng nhập', en: 'Account' },
  form: { vi: 'Bạn đã ghi ở trên', en: 'You wrote it above' },
  assistant: { vi: 'Người giúp ghi', en: 'Noted by the helper' },
  declaration: { vi: 'Bạn đã khai ở hồ sơ trước', en: 'You declared it before' },
} satisfies Record<AnswerSource['from'], Bilingual>;
