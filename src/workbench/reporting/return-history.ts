import { isAwaited } from '#reporting/lateness.ts';
import { indicatorsOf } from '#reporting/indicator.ts';
import type { AnswerReturn } from '#store/report-returns.ts';
import { pane } from '#web/components/pane.ts';
import { formatDateTime } from '#web/format.ts';
import { type Html, html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import type { OfficerRequest } from '#workbench/officer-request.ts';
import type { AnswerView } from '#workbench/reporting/answer-view.ts';

/** What was asked when the report was returned, and what has changed since: for who judges and who answers. */
export function returnHistory(on: OfficerRequest, view: AnswerView): Html | null {
  const { returns, reporter } = view;
  const last = returns.at(-1);
  if (last === undefined) return null;
  const say = sayIn(on.lang);
  return pane({
    id: 'lan-tra-lai',
    title: isAwaited(reporter.state)
      ? say('Các lần trả lại', 'Times that it was returned')
      : say('Nộp lần thứ {count}, sau khi bị trả lại', 'Submitted for the {count}. time', {
          count: returns.length + 1,
        }),
    body: html`<ul>${returns.map((one) => html`<li>${returnLine(on, one)}</li>`)}</ul>${
      isAwaited(reporter.state) ? null : changes(on, view, last)
    }`,
  });
}

function returnLine({ lang }: OfficerRequest, one: AnswerReturn): Html {
  const say = sayIn(lang);
  const at = formatDateTime(one.returnedAt, lang);
  return html`${
    one.returnedBy === ''
      ? say('Trả lại lúc {at}', 'Returned at {at}', { at })
      : say('{by} trả lại lúc {at}', '{by} returned it at {at}', { by: one.returnedBy, at })
  }, ${say('nộp lại trước', 'to come again by')} ${formatDateTime(one.againDueAt, lang)}: <span class="pre">${one.reason}</span>`;
}

/** Which answers are not those that were returned; nothing where they were not kept. */
function changes(on: OfficerRequest, { campaign, draft }: AnswerView, last: AnswerReturn) {
  const say = sayIn(on.lang);
  if (Object.keys(last.typed).length === 0) return null;
  const changed = indicatorsOf(campaign.form).flatMap(({ code, name }) => {
    const [before, after] = [last.typed[code] ?? '', draft.typed[code] ?? ''];
    return before === after ? [] : [{ name, before, after }];
  });
  if (changed.length === 0) {
    return html`<p>${say('Không chỉ tiêu nào khác lần nộp trước.', 'No indicator has changed.')}</p>`;
  }
  return html`<h3>${say('Khác lần nộp trước', 'Changed since')}</h3><dl class="sum">${changed.map(
    ({ name, before, after }) =>
      html`<div class="sum-r"><dt>${name}</dt><dd>${shown(after)} <span class="fine">${say('lần trước {before}', 'before: {before}', { before: shown(before) })}</span></dd></div>`,
  )}</dl>`;
}

const shown = (typed: string): string => (typed === '' ? '–' : typed);
