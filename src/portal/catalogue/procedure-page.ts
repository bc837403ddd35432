import { textIn } from '#kernel/bilingual.ts';
import { backLink } from '#web/components/back-link.ts';
import { button } from '#web/components/button.ts';
import { procedureAnswers } from '#web/catalogue/procedure-answers.ts';
import { dateInput } from '#web/components/date-input.ts';
import { formatDay } from '#web/format.ts';
import { type Html, html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import { startPath } from '#portal/filing/paths.ts';
import { linkButton } from '#web/components/link-button.ts';
import { asOfNotice, endedNotice } from '#portal/catalogue/day-notices.ts';
import { CATALOGUE, procedurePath } from '#portal/catalogue/paths.ts';
import type { ProcedureView } from '#portal/catalogue/procedure-view.ts';

/** A procedure for everybody, as of a day, and its other versions. */
export function procedurePage(view: ProcedureView): Html {
  const { lang, procedure, day, isToday, form } = view;
  const say = sayIn(lang);
  const own = `${CATALOGUE}/${encodeURIComponent(procedure.code)}`;
  return html`${backLink({ href: CATALOGUE, text: say('Thủ tục hành chính', 'Procedures') })}
<h1>${textIn(lang, procedure.name)}</h1>
<p class="sub">${procedure.code} · ${textIn(lang, procedure.field.name)}</p>
${asOfNotice(view)}
${endedNotice(view)}
${fileHere(view)}
${procedureAnswers({
  ...view,
  links: {
    part: (code) => procedurePath(code, isToday ? null : day),
    blankForm: `${own}/to-khai${isToday ? '' : `?ngay=${day}`}`,
    bpmn: `${own}/quy-trinh.bpmn?tu=${procedure.validFrom}`,
    schema: form === null ? null : `${CATALOGUE}/bieu-mau/${encodeURIComponent(form)}/schema.json`,
  },
})}
${versionPart(view)}`;
}

/** Where it is filed from home, for whoever reads the version in force. */
function fileHere({ lang, procedure, isToday }: ProcedureView): Html | null {
  const isOnline = procedure.channels.includes('online') && procedure.receivedAt.length > 0;
  if (!isToday || !isOnline) return null;
  const text = sayIn(lang)('Nộp trực tuyến', 'File online');
  return html`<p>${linkButton({ text, href: startPath(procedure.code), icon: 'send', size: 'large' })}</p>`;
}

function versionPart({ lang, procedure, versions, day }: ProcedureView): Html {
  const say = sayIn(lang);
  return html`<h2>${say('Theo ngày', 'As of a day')}</h2>
<ul>${versions.map(({ validFrom, validTo }) => {
    const from = formatDay(validFrom, lang);
    const text =
      validTo === null
        ? say('Từ {from}', 'From {from}', { from })
        : say('Từ {from} đến trước {day}', 'From {from} until before {day}', {
            from,
            day: formatDay(validTo, lang),
          });
    return validFrom === procedure.validFrom
      ? html`<li><b>${text}</b> ${say('(đang xem)', '(this one)')}</li>`
      : html`<li><a href="${procedurePath(procedure.code, validFrom)}">${text}</a></li>`;
  })}</ul>
<form method="get" action="${procedurePath(procedure.code)}">${dateInput({ lang, name: 'ngay', label: say('Xem quy định vào ngày', 'See what held on'), value: formatDay(day, 'vi') })}${button({ text: say('Xem', 'See'), kind: 'secondary' })}</form>`;
}
