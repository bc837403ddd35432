import { textIn } from '#kernel/bilingual.ts';
import { isInForce } from '#catalogue/catalogue.ts';
import { notice } from '#web/components/notice.ts';
import { formatDay } from '#web/format.ts';
import { type Html, html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import { CATALOGUE, procedurePath } from '#portal/catalogue/paths.ts';
import type { ProcedureView } from '#portal/catalogue/procedure-view.ts';

/** Of which day the page tells, where it is not today, or what was typed is no day. */
export function asOfNotice({
  lang,
  procedure,
  day,
  isToday,
  wrongDay,
}: ProcedureView): Html | null {
  const say = sayIn(lang);
  if (wrongDay !== null) {
    return notice({
      lang,
      tone: 'warning',
      title: say(
        '“{wrongDay}” không phải là ngày, ví dụ đúng: 21/06/2022. Dưới đây là quy định của hôm nay.',
        '“{wrongDay}” is no day; write 21/06/2022. Below is what holds today.',
        { wrongDay },
      ),
    });
  }
  if (isToday) return null;
  return notice({
    lang,
    tone: 'info',
    title: say('Quy định vào ngày {day}.', 'As it held on {day}.', { day: formatDay(day, lang) }),
    body: html`<a href="${procedurePath(procedure.code)}">${say('Xem quy định hôm nay', 'See what holds today')}</a>`,
  });
}

/** A page found by an old link must not be taken for what holds. */
export function endedNotice({ lang, procedure, day, alternatives }: ProcedureView): Html | null {
  if (isInForce(procedure, day)) return null;
  const say = sayIn(lang);
  const { validFrom, validTo } = procedure;
  return notice({
    lang,
    tone: 'warning',
    title:
      validTo === null || validFrom > day
        ? say(
            'Thủ tục này có hiệu lực từ {day}, chưa áp dụng hôm nay.',
            'This procedure is in force from {day}, not yet today.',
            { day: formatDay(validFrom, lang) },
          )
        : say(
            'Thủ tục này đã hết hiệu lực từ {day}. Dưới đây là quy định cũ.',
            'This procedure ended on {day}. Below is what held before.',
            { day: formatDay(validTo, lang) },
          ),
    body:
      alternatives.length === 0
        ? html`<a href="${CATALOGUE}">${say('Tìm thủ tục đang áp dụng', 'Search what is in force')}</a>`
        : html`<p>${say('Có thể bạn cần:', 'You may need:')}</p><ul>${alternatives.map(
            ({ code, name }) =>
              html`<li><a href="${procedurePath(code)}">${textIn(lang, name)}</a> (${code})</li>`,
          )}</ul>`,
  });
}
