import { textIn } from '#kernel/bilingual.ts';
import type { QualityCase } from '#quality/quality-case.ts';
import { type Basic, BASICS, basicOf } from '#quality/source-record.ts';
import { radios } from '#web/components/choices.ts';
import { textInput } from '#web/components/text-input.ts';
import { errorOf, type SentForm } from '#web/field-error.ts';
import { one } from '#web/form-values.ts';
import { type Html, html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import type { OfficerRequest } from '#workbench/officer-request.ts';
import { basicLabels } from '#workbench/quality/case-texts.ts';
import { type Pair, shownBasic } from '#workbench/quality/record-table.ts';

interface Confirmable {
  readonly state: QualityCase;
  readonly pair: Pair;
  /** What the left and the right source are called. */
  readonly sources: readonly [string, string];
}

/**
 * For each basic the value of the left record, of the right one, or one that is typed. Where both are the
 * same that stands chosen; where they differ nobody's is: the agency says which is right.
 */
export const valueFields = (on: OfficerRequest, view: Confirmable, sent: SentForm): Html =>
  html`${BASICS.map((field) => valueField(on, view, sent, field))}`;

function valueField(on: OfficerRequest, view: Confirmable, sent: SentForm, field: Basic): Html {
  const { lang } = on;
  const say = sayIn(lang);
  const { left, right } = view.pair;
  const [own, other] = [left, right].map((record) =>
    record === null ? '' : basicOf(record, field),
  );
  const empty = say('để trống như hiện nay', 'left empty, as it is');
  const shown = (value = ''): string => (value === '' ? empty : shownBasic(lang, field, value));
  const [leftName, rightName] = view.sources;
  const ownName = right !== null && other === own ? `${leftName}, ${rightName}` : leftName;
  const isOffered = right !== null && other !== '' && other !== own;
  const picked = one(sent.values, `pick-${field}`);
  const label = textIn(lang, basicLabels[field]);
  const another = textInput({
    lang,
    name: `typed-${field}`,
    label: say('{label}: giá trị khác', '{label}: another value', { label }),
    labelHidden: true,
    value: one(sent.values, `typed-${field}`),
    error: errorOf(sent.errors, `typed-${field}`, lang),
    width: 'medium',
    maxLength: 200,
  });
  return radios({
    lang,
    name: `pick-${field}`,
    label,
    value: picked === '' ? (isOffered ? undefined : 'left') : picked,
    error: errorOf(sent.errors, `pick-${field}`, lang),
    options: [
      {
        value: 'left',
        text: html`${shown(own)} <span class="fine">${ownName}</span>`,
      },
      ...(isOffered
        ? [
            {
              value: 'right',
              text: html`${shown(other)} <span class="fine">${rightName}</span>`,
            },
          ]
        : []),
      { value: 'typed', text: say('Giá trị khác:', 'Another value:'), more: another },
    ],
  });
}
