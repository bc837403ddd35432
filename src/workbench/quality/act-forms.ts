import { textIn } from '#kernel/bilingual.ts';
import type { Station } from '#quality/campaign.ts';
import type { CaseActType } from '#quality/decide-case.ts';
import type { QualityCase } from '#quality/quality-case.ts';
import { actions } from '#web/components/actions.ts';
import { button } from '#web/components/button.ts';
import { csrfField } from '#web/components/csrf-field.ts';
import { disclosure } from '#web/components/disclosure.ts';
import { hiddenFields } from '#web/components/hidden-fields.ts';
import { select } from '#web/components/select.ts';
import { errorOf, type SentForm } from '#web/field-error.ts';
import type { FormValues } from '#web/form-values.ts';
import { one } from '#web/form-values.ts';
import { attrs, type Html, html, type Value } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import type { OfficerRequest } from '#workbench/officer-request.ts';
import { verdictLabels } from '#workbench/quality/case-texts.ts';
import { groundFields } from '#workbench/quality/ground.ts';
import { casePath, withQuery } from '#workbench/quality/paths.ts';
import { agenciesOf } from '#workbench/quality/station-agency.ts';
import { valueFields } from '#workbench/quality/value-fields.ts';
import type { Pair } from '#workbench/quality/record-table.ts';

/** What was tried on a case and how that failed. */
export interface TriedCaseAct extends SentForm {
  readonly type: CaseActType | null;
  /** The station of which nobody knows the agency: it is asked for. */
  readonly asksAgency: Station | null;
}

export interface ActFormsView {
  readonly caseId: string;
  readonly state: QualityCase;
  readonly pair: Pair;
  /** What the left and the right source are called. */
  readonly sources: readonly [string, string];
  readonly query: string;
  /** What this officer may do now. */
  readonly acts: readonly CaseActType[];
  readonly tried: TriedCaseAct;
  readonly remembered: FormValues;
}

/** The forms of what an officer may do to a case now. */
export function caseActForms(on: OfficerRequest, view: ActFormsView): readonly Html[] {
  return view.acts.flatMap((type) => {
    switch (type) {
      case 'judge':
        return [judgeForm(on, view)];
      case 'second':
        return [secondForm(on, view)];
      case 'identify':
        return [identifyForm(on, view)];
      case 'confirm':
        return [confirmForm(on, view)];
      case 'contradict':
        return []; // a button of the second's form
      case 'decline':
        return [folded(on, view, 'decline')];
      case 'undo':
        return [folded(on, view, 'undo')];
    }
  });
}

const sentOf = ({ tried, remembered }: ActFormsView, types: readonly CaseActType[]): SentForm =>
  tried.type !== null && types.includes(tried.type) ? tried : { values: remembered, errors: [] };

function form(
  on: OfficerRequest,
  view: ActFormsView,
  type: CaseActType,
  fields: Value,
  asksAgency = view.tried.type === type ? view.tried.asksAgency : null,
): Html {
  const agency = asksAgency === null ? null : agencyField(on, view, asksAgency);
  return html`<form method="post" action="${withQuery(`${casePath(view.caseId)}/${type}`, view.query)}" novalidate data-once>${csrfField(on.session.csrf)}${hiddenFields({ version: String(view.state.version) })}${agency}${fields}</form>`;
}

function agencyField(
  { lang, services }: OfficerRequest,
  { tried }: ActFormsView,
  station: Station,
): Html {
  return select({
    lang,
    name: 'agency',
    label: sayIn(lang)('Cơ quan xác nhận', 'Agency that confirms'),
    prompt: sayIn(lang)('Chọn', 'Choose'),
    value: one(tried.values, 'agency'),
    error: errorOf(tried.errors, 'agency', lang),
    options: agenciesOf(services.directory(), station)
      .map(({ code, name }) => ({ value: code, text: textIn(lang, name) }))
      .toSorted((a, b) => BY_NAME.compare(a.text, b.text)),
  });
}

const BY_NAME = new Intl.Collator('vi');

/** A button that a key of `review.js` presses. */
const keyed = (
  key: string,
  text: string,
  props: Partial<Parameters<typeof button>[0]> = {},
): Html =>
  html`<span${attrs({ 'data-key': key })}>${button({ ...props, text: html`${text} <kbd>${key.toUpperCase()}</kbd>` })}</span>`;

function judgeForm(on: OfficerRequest, view: ActFormsView): Html {
  const { lang } = on;
  const verdict = (key: string, value: 'same' | 'different' | 'ask'): Html =>
    keyed(key, textIn(lang, verdictLabels[value]), {
      name: 'verdict',
      value,
      kind: value === 'same' ? 'primary' : 'secondary',
    });
  const same = view.state.finding.rightId === null ? null : verdict('g', 'same');
  return form(
    on,
    view,
    'judge',
    html`${groundFields(on, sentOf(view, ['judge']))}${actions(html`${same}${verdict('k', 'different')}${verdict('h', 'ask')}`)}`,
  );
}

/** The same keys mean the same verdict: who agrees with “different” presses K. */
function secondForm(on: OfficerRequest, view: ActFormsView): Html {
  const { lang } = on;
  const { phase } = view.state;
  if (phase.kind !== 'second') return html``;
  const agree = phase.verdict === 'different' ? 'k' : 'g';
  const say = sayIn(lang);
  const path = (type: CaseActType): string =>
    withQuery(`${casePath(view.caseId)}/${type}`, view.query);
  return form(
    on,
    view,
    'second',
    html`<p>${say('Người thứ nhất kết luận:', 'The first person judged:')} <b>${textIn(lang, verdictLabels[phase.verdict])}</b></p>${groundFields(on, sentOf(view, ['second', 'contradict']))}${actions(
      html`${keyed(agree, say('Đồng ý', 'Agree'))}${keyed(agree === 'g' ? 'k' : 'g', say('Không đồng ý', 'Disagree'), { kind: 'secondary', formAction: path('contradict') })}`,
    )}`,
    view.tried.asksAgency,
  );
}

function identifyForm(on: OfficerRequest, view: ActFormsView): Html {
  const { lang } = on;
  const verdict = (key: string, value: 'same' | 'different'): Html =>
    keyed(key, textIn(lang, verdictLabels[value]), { name: 'verdict', value, kind: 'secondary' });
  const same = view.state.finding.rightId === null ? null : verdict('g', 'same');
  return form(
    on,
    view,
    'identify',
    html`<p>${sayIn(lang)('Hai bản ghi này có phải của cùng một người không?', 'Are both records of one person?')}</p>${groundFields(on, sentOf(view, ['identify']))}${actions(html`${same}${verdict('k', 'different')}`)}`,
  );
}

function confirmForm(on: OfficerRequest, view: ActFormsView): Html {
  const sent = sentOf(view, ['confirm']);
  const text = sayIn(on.lang)('Xác nhận các giá trị đã chọn', 'Confirm what is chosen');
  return form(
    on,
    view,
    'confirm',
    html`${valueFields(on, view, sent)}${groundFields(on, sent)}${actions(button({ text }))}`,
  );
}

function folded(on: OfficerRequest, view: ActFormsView, type: 'decline' | 'undo'): Html {
  const say = sayIn(on.lang);
  const isTried = view.tried.type === type;
  const sent = isTried ? view.tried : { values: new Map(), errors: [] };
  const text =
    type === 'undo'
      ? say('Hủy, xem lại từ đầu', 'Undo, judge anew')
      : say('Chuyển lại người quản lý dữ liệu', 'Send back to the data steward');
  return html`<div${attrs({ 'data-key': type === 'undo' ? 'u' : null })}>${disclosure({
    id: type,
    summary: type === 'undo' ? html`${text} <kbd>U</kbd>` : text,
    open: isTried,
    body: form(
      on,
      view,
      type,
      html`${groundFields(on, sent, `-${type}`)}${actions(button({ text, kind: 'secondary' }))}`,
    ),
  })}</div>`;
}
