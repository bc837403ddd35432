import type { Language } from '#kernel/bilingual.ts';
import {
  type Indicator,
  isTyped,
  type NamedSource,
  type NumberIndicator,
} from '#reporting/indicator.ts';
import type { OutlierHint } from '#reporting/outlier-hint.ts';
import { numbersOf } from '#reporting/read-answers.ts';
import { writeNumber } from '#reporting/read-number.ts';
import type { EvidenceFile } from '#store/evidence-files.ts';
import { checkbox } from '#web/components/choices.ts';
import { fileInput } from '#web/components/file-input.ts';
import { radios } from '#web/components/choices.ts';
import { textInput } from '#web/components/text-input.ts';
import { textarea } from '#web/components/textarea.ts';
import { errorOf, type FieldError } from '#web/field-error.ts';
import { formatDay, formatFileSize } from '#web/format.ts';
import { type Html, html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import { type FigureLink, figurePath } from '#workbench/dashboard/paths.ts';
import { scopeOf } from '#workbench/dashboard/scope.ts';
import type { OfficerRequest } from '#workbench/officer-request.ts';
import type { AnswerView } from '#workbench/reporting/answer-view.ts';
import { sourceLabels } from '#workbench/reporting/campaign-labels.ts';

/** Names of the fields of an indicator. */
export const answerName = (code: string): string => `a-${code}`;
export const reasonName = (code: string): string => `ly-do-${code}`;

/** The field of one indicator, with the last period's answer, where the number is from, and what looks odd. */
export function answerField(
  on: OfficerRequest,
  view: AnswerView,
  indicator: Indicator,
  errors: readonly FieldError[],
): Html | null {
  const { lang } = on;
  const say = sayIn(lang);
  const { code } = indicator;
  const name = indicator.kind === 'file' ? `file-${code}` : answerName(code);
  const hint = view.hints.get(code);
  const props = {
    lang,
    name,
    label: labelOf(indicator),
    hint: hintOf(on, view, indicator),
    optional: !indicator.required,
    value: view.draft.typed[code] ?? '',
    error: errorOf(errors, name, lang),
    ...(hint === undefined ? {} : { warning: outlierText(lang, hint) }),
  };
  switch (indicator.kind) {
    case 'number':
      return html`${textInput({ ...props, inputMode: 'text', width: 'short' })}${reasonField(on, view, indicator, errors)}`;
    case 'percentage':
      return isTyped(indicator)
        ? textInput({ ...props, width: 'short' })
        : html`<p class="field"><b>${indicator.name}</b> <span class="fine">${say('hệ thống tính từ các số ở trên', 'reckoned from the numbers above')}</span></p>`;
    case 'text':
      return textarea({ ...props, rows: 3 });
    case 'choice':
      return radios({
        ...props,
        inline: true,
        options: indicator.options.map((option) => ({ value: option, text: option })),
      });
    case 'file':
      return fileInput({
        ...props,
        multiple: true,
        kept: (view.files.get(code) ?? []).map((file) => keptFile(lang, file)),
      });
  }
}

const labelOf = (indicator: Indicator): string => {
  const unit = unitText(indicator);
  return unit === '' ? indicator.name : `${indicator.name} (${unit})`;
};

function unitText(indicator: Indicator): string {
  if (indicator.kind === 'percentage') return '%';
  return indicator.kind === 'number' ? indicator.unit : '';
}

function hintOf(on: OfficerRequest, view: AnswerView, indicator: Indicator): Html | null {
  const last = view.last.get(indicator.code) ?? '';
  const before =
    last === '' ? null : sayIn(on.lang)('Kỳ trước: {last}.', 'Last period: {last}.', { last });
  const counted = indicator.kind === 'number' ? countedHint(on, view, indicator) : null;
  return before === null && counted === null ? null : html`${before} ${counted}`;
}

/** What the system counted, with its dossiers for whoever may see the agency's figures. */
function countedHint(
  on: OfficerRequest,
  { campaign, reporter, draft }: AnswerView,
  { code, source }: NumberIndicator,
): Html | null {
  const known = draft.prefilled[code];
  if (known === undefined || source === null) return null;
  const { from, to } = campaign;
  const text = sayIn(on.lang)(
    'Hệ thống một cửa đếm được {known} {what} từ {from} đến {to}.',
    'The one-stop system counted {known} {what} from {from} to {to}.',
    {
      known: writeNumber(known),
      what: sourceLabels[source],
      from: formatDay(from, on.lang),
      to: formatDay(to, on.lang),
    },
  );
  if (scopeOf(on) === 'none') return html`${text}`;
  const link = figurePath({ ...FIGURES[source], agency: reporter.agency, from, to });
  return html`<a href="${link}">${text}</a>`;
}

/** Under which a source stands among the figures whose dossiers are listed. */
const FIGURES = {
  'dossiers-received': { figure: 'received' },
  'dossiers-online': { figure: 'received', channel: 'online' },
  'dossiers-finished': { figure: 'finished' },
  'dossiers-on-time': { figure: 'finishedInTime' },
  'dossiers-late': { figure: 'late' },
} as const satisfies Record<NamedSource, Pick<FigureLink, 'figure' | 'channel'>>;

/** Why the number is not the one that the system counted: asked where it is another. */
function reasonField(
  on: OfficerRequest,
  view: AnswerView,
  { code }: Indicator,
  errors: readonly FieldError[],
): Html | null {
  if (view.draft.prefilled[code] === undefined) return null;
  const name = reasonName(code);
  return textInput({
    lang: on.lang,
    name,
    label: sayIn(on.lang)(
      'Lý do, nếu ghi khác số hệ thống đếm được',
      'Why, where it is another number',
    ),
    value: view.draft.reasons[code] ?? '',
    error: errorOf(errors, name, on.lang),
    optional: true,
    maxLength: 500,
  });
}

export function outlierText(lang: Language, hint: OutlierHint): string {
  const say = sayIn(lang);
  switch (hint.kind) {
    case 'unlike-peers':
      return say(
        'Số này khác xa các nơi cùng cấp (trung vị {median}). Đúng thì cứ nộp.',
        'This is far from others of the level (median {median}). If it is right, submit it.',
        { median: writeNumber(hint.median) },
      );
    case 'unlike-last':
      return say(
        'Số này lệch hơn một nửa so với kỳ trước ({last}). Đúng thì cứ nộp.',
        'This differs by more than half from the last period ({last}). If it is right, submit it.',
        { last: writeNumber(hint.last) },
      );
  }
}

const keptFile = (lang: Language, file: EvidenceFile) => ({
  name: file.name,
  size: formatFileSize(file.size, lang),
  href: evidencePath(file),
  control: checkbox({
    name: 'drop',
    id: `drop-${file.fileId}`,
    value: file.fileId,
    text: sayIn(lang)('Bỏ tệp này', 'Take this file out'),
  }),
});

export const evidencePath = ({ fileId }: EvidenceFile): string => `/can-bo/tep-dinh-kem/${fileId}`;

/** One answer as it is read. */
export function answerLine(on: OfficerRequest, view: AnswerView, indicator: Indicator): Html {
  const { lang } = on;
  const { code } = indicator;
  const say = sayIn(lang);
  const hint = view.hints.get(code);
  const last = view.last.get(code);
  const reason = view.draft.reasons[code] ?? '';
  const files = view.files.get(code) ?? [];
  return html`<div class="sum-r"><dt>${labelOf(indicator)}</dt><dd>${
    indicator.kind === 'file' && files.length > 0
      ? html`${files.map((file) => html`<a href="${evidencePath(file)}">${file.name}</a> `)}`
      : shownAnswer(view, indicator)
  }${last === undefined || last === '' ? null : html` <span class="fine">${say('kỳ trước {last}', 'last period {last}', { last })}</span>`}${
    reason === '' ? null : html` <span class="fine">${say('lý do', 'reason')}: ${reason}</span>`
  }${hint === undefined ? null : html` <span class="fine">${outlierText(lang, hint)}</span>`}</dd></div>`;
}

function shownAnswer({ campaign, draft }: AnswerView, indicator: Indicator): string {
  if (indicator.kind === 'percentage') {
    const number = numbersOf(campaign.form, draft.typed).get(indicator.code);
    return number === undefined ? '–' : `${writeNumber(number)}%`;
  }
  const typed = draft.typed[indicator.code] ?? '';
  return typed === '' ? '–' : typed;
}
