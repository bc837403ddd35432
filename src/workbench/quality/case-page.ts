import { textIn } from '#kernel/bilingual.ts';
import { caseClassLabels } from '#quality/case-class.ts';
import type { RecordedCaseEvent } from '#quality/quality-case.ts';
import type { Campaign } from '#store/quality-campaigns.ts';
import type { CaseView } from '#store/quality-cases.ts';
import { backLink } from '#web/components/back-link.ts';
import { errorSummary } from '#web/components/error-summary.ts';
import { linkButton } from '#web/components/link-button.ts';
import { notice } from '#web/components/notice.ts';
import { pageHeading } from '#web/components/page-heading.ts';
import { pane } from '#web/components/pane.ts';
import { tag } from '#web/components/tag.ts';
import { timeline } from '#web/components/timeline.ts';
import { summaryOf } from '#web/field-error.ts';
import { formatDateTimeWithWeekday } from '#web/format.ts';
import { attrs, type Html, html, type Value } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import type { OfficerRequest } from '#workbench/officer-request.ts';
import { type ActFormsView, caseActForms } from '#workbench/quality/act-forms.ts';
import {
  basicLabels,
  eventLabel,
  machineLabels,
  nextInWords,
  outcomeLabels,
  phaseLabels,
} from '#workbench/quality/case-texts.ts';
import { casePath, withQuery } from '#workbench/quality/paths.ts';
import { recordTable, shownBasic } from '#workbench/quality/record-table.ts';
import { scoreText } from '#workbench/quality/score-text.ts';
import { sourceName } from '#workbench/quality/source-name.ts';
import { BASICS } from '#quality/source-record.ts';

export interface CasePageView extends Omit<ActFormsView, 'caseId' | 'state' | 'pair' | 'sources'> {
  readonly view: CaseView;
  readonly campaign: Campaign;
  /** Where this officer came from. */
  readonly back: { readonly href: string; readonly text: string };
  /** The next case of the same list; null where there is none. */
  readonly next: string | null;
  /** The case that was decided just before, which can still be undone. */
  readonly decided: { readonly caseId: string; readonly name: string } | null;
}

/** One case: both records, what the machine says and why, what can be done, and what happened. */
export function casePage(on: OfficerRequest, props: CasePageView): Html {
  const { lang, services } = on;
  const say = sayIn(lang);
  const { view, campaign, tried, query, next } = props;
  const { state, left, right, history, place } = view;
  const { finding, phase } = state;
  const agency =
    phase.kind === 'station' ? services.directory().agencyName(phase.agency, lang) : '';
  const sources = [sourceName(lang, campaign.left), sourceName(lang, campaign.right)] as const;
  const acts = caseActForms(on, { ...props, caseId: place.caseId, state, pair: view, sources });
  return html`${backLink(props.back)}
${errorSummary({ lang, errors: summaryOf(tried.errors, lang) })}
${decidedNotice(on, props)}
${pageHeading({
  title: left?.name || say('(không có tên)', '(no name)'),
  sub: html`${tag({ text: textIn(lang, caseClassLabels[finding.class]), tone: 'warning' })} ${tag({ text: textIn(lang, phaseLabels[phase.kind]) })} ${textIn(lang, machineLabels[finding.machine])} · ${say('điểm', 'score')} ${scoreText(finding.weight, lang)}`,
  aside:
    next === null
      ? undefined
      : html`<span${attrs({ 'data-key': 'j n' })}>${linkButton({ href: withQuery(casePath(next), query), text: html`${say('Trường hợp sau', 'Next case')} <kbd>J</kbd>`, kind: 'secondary' })}</span>`,
})}
${refusalNotice(on, view)}
${pane({
  id: 'records',
  title: say('Hai bản ghi', 'Both records'),
  body: html`${left === null ? html`<p>${say('Nguồn bên trái không còn bản ghi này.', 'The left source has this record no more.')}</p>` : null}${recordTable(on, view, sources)}${
    right === null
      ? html`<p>${say('Không tìm thấy ai ở nguồn đối chiếu.', 'Nobody was found in the other source.')}</p>`
      : null
  }<p class="fine">${textIn(lang, finding.reasons)}</p>`,
})}
${pane({
  id: 'acts',
  title: say('Việc tiếp theo', 'What is next'),
  body: html`<p>${textIn(lang, nextInWords(state, agency))}</p>${acts}`,
})}
${pane({ id: 'history', title: say('Đã diễn ra', 'What happened'), body: historyList(on, history) })}`;
}

function decidedNotice({ lang }: OfficerRequest, { decided, query }: CasePageView): Html | null {
  if (decided === null) return null;
  const say = sayIn(lang);
  return notice({
    lang,
    role: 'status',
    tone: 'success',
    title: say('Đã ghi: {name}', 'Kept: {name}', { name: decided.name }),
    body: html`<a href="${withQuery(casePath(decided.caseId), query)}#undo">${say('Mở lại để hủy', 'Open it to undo')}</a>`,
  });
}

function refusalNotice({ lang }: OfficerRequest, { state: { refusal } }: CaseView): Html | null {
  if (refusal === null) return null;
  return notice({
    lang,
    tone: 'warning',
    title: sayIn(lang)('Hệ thống kia đã từ chối đính chính', 'The register refused the correction'),
    body: `${refusal.code}: ${refusal.text}`,
  });
}

const historyList = (on: OfficerRequest, history: readonly RecordedCaseEvent[]): Html =>
  timeline({
    entries: history.toReversed().map(({ at, actor, event }) => {
      const note = noteOf(on, event);
      return {
        what: textIn(on.lang, eventLabel(event)),
        who:
          actor.role === 'system'
            ? sayIn(on.lang)('Hệ thống', 'System')
            : `${actor.name} · ${on.services.directory().agencyName(actor.agency, on.lang)}`,
        when: formatDateTimeWithWeekday(at, on.lang),
        dateTime: at,
        by: actor.role === 'system' ? ('system' as const) : ('officer' as const),
        ...(note === null ? {} : { note }),
      };
    }),
  });

function noteOf({ lang }: OfficerRequest, event: RecordedCaseEvent['event']): Value {
  switch (event.type) {
    case 'judged':
    case 'seconded':
    case 'contradicted':
    case 'identified':
    case 'declined':
    case 'undone':
      return html`<div class="ml">${event.ground}</div>`;
    case 'confirmed':
      return html`<p>${valuesText(lang, event.values)}</p><div class="ml">${event.ground}</div>`;
    case 'corrected':
      return `${sayIn(lang)('Trước đó:', 'Before:')} ${valuesText(lang, event.before)}`;
    case 'correction-refused':
      return `${event.code}: ${event.text}`;
    case 'opened':
    case 'found-again':
    case 'vanished':
      return event.phase.kind === 'closed'
        ? textIn(lang, outcomeLabels[event.phase.outcome])
        : null;
  }
}

const valuesText = (
  lang: OfficerRequest['lang'],
  values: Readonly<Partial<Record<(typeof BASICS)[number], string>>>,
): string =>
  BASICS.flatMap((field) => {
    const value = values[field];
    if (value === undefined) return [];
    const shown = value === '' ? sayIn(lang)('(trống)', '(empty)') : shownBasic(lang, field, value);
    return [`${textIn(lang, basicLabels[field])}: ${shown}`];
  }).join('; ');
