import type { Agency } from '#catalogue/locality.ts';
import type { OneStopRules } from '#catalogue/one-stop-rules.ts';
import type { Component, Procedure, ToBeConfirmed } from '#catalogue/procedure.ts';
import {
  applicantLabels,
  channelLabels,
  feeChannelLabels,
  handlerLabels,
  levelLabels,
  onlineLevelLabels,
  submissionLabels,
} from '#catalogue/procedure-labels.ts';
import { type Language, textIn } from '#kernel/bilingual.ts';
import { timeLimitText } from '#web/catalogue/time-limit-text.ts';
import { dataTable } from '#web/components/data-table.ts';
import { disclosure } from '#web/components/disclosure.ts';
import { linkButton } from '#web/components/link-button.ts';
import { notice } from '#web/components/notice.ts';
import { processDiagram } from '#web/components/process-diagram.ts';
import { summaryList } from '#web/components/summary-list.ts';
import { tag } from '#web/components/tag.ts';
import { formatMoney } from '#web/format.ts';
import { type Html, html, type Value } from '#web/html.ts';
import { sayIn } from '#web/language.ts';

/** What a procedure is told by to everybody: published, or as it would be once it is. */
export interface AnswersView {
  readonly lang: Language;
  readonly procedure: Procedure;
  readonly desks: readonly Agency[];
  /** Of the one-stop mechanism on the day of which the page tells. */
  readonly rules: OneStopRules;
  /** The procedures that an interlinked one joins, in force on that day. */
  readonly parts: readonly Procedure[];
  readonly links: AnswerLinks;
}

/** Where the answers lead; null where there is nothing yet to lead to. */
export interface AnswerLinks {
  readonly part: (code: string) => string;
  readonly blankForm: string | null;
  readonly bpmn: string | null;
  /** Its declaration as JSON Schema. */
  readonly schema: string | null;
}

/** The answers about a procedure, in the order in which people ask; the law comes last. */
export function procedureAnswers(view: AnswersView): Html {
  const { lang, procedure } = view;
  const say = sayIn(lang);
  return html`<h2>${say('Ai được làm', 'Who')}</h2>
<p>${procedure.applicants.map((one) => textIn(lang, applicantLabels[one])).join(', ')}${
    procedure.personConcerned === null
      ? null
      : say(
          '; có thể nộp cho người khác ({personConcerned})',
          '; may be handed in for another ({personConcerned})',
          { personConcerned: textIn(lang, procedure.personConcerned).toLowerCase() },
        )
  }.</p>
${partList(view)}
<h2>${say('Cần mang theo gì', 'What to bring')}</h2>
${componentTable(view)}
${formLinks(view)}
<h2>${say('Mất bao lâu', 'How long')}</h2>
<p>${textIn(lang, timeLimitText(procedure.timeLimit))}.</p>
<h2>${say('Hết bao nhiêu tiền', 'What it costs')}</h2>
${feePart(view)}
<h2>${say('Nộp ở đâu, bằng cách nào', 'Where and how')}</h2>
${wherePart(view)}
<h2>${say('Nhận được gì', 'What you get')}</h2>
<ul>${procedure.results.map((one) => html`<li>${textIn(lang, one.name)}</li>`)}</ul>
${unconfirmedPart(view)}
<h2>${say('Quy trình giải quyết', 'How it is handled')}</h2>
${processPart(view)}
<h2>${say('Căn cứ pháp lý', 'The law')}</h2>
${lawPart(view)}`;
}

function formLinks({ lang, links }: AnswersView): Html {
  const say = sayIn(lang);
  return html`${
    links.blankForm === null
      ? null
      : html`<p>${linkButton({ text: say('In danh mục và tờ khai trống', 'Print the list and a blank form'), href: links.blankForm, icon: 'print', kind: 'secondary' })}</p>`
  }${
    links.schema === null
      ? null
      : html`<p class="fine">${say('Cho phần mềm điền tờ khai', 'For software that fills in the form')}: <a href="${links.schema}">JSON Schema 2020-12</a></p>`
  }`;
}

function partList({ lang, procedure, parts, links }: AnswersView): Html | null {
  const say = sayIn(lang);
  if (procedure.kind === 'single') return null;
  return html`<p>${say(
    'Nộp một lần cho cả các thủ tục sau:',
    'Handed in once for all of these procedures:',
  )}</p><ol>${parts.map(
    (part) => html`<li><a href="${links.part(part.code)}">${textIn(lang, part.name)}</a></li>`,
  )}</ol>`;
}

function componentTable({ lang, procedure }: AnswersView): Html {
  const say = sayIn(lang);
  return html`${dataTable({
    caption: say('Thành phần hồ sơ', 'Papers'),
    captionHidden: true,
    columns: [
      { label: say('Giấy tờ', 'Paper') },
      { label: say('Số bản', 'Copies') },
      { label: say('Khi nào cần', 'When') },
    ],
    rows: procedure.components.map((one) => [
      textIn(lang, one.name),
      copiesText(one, lang),
      textIn(lang, one.when) ??
        (one.required ? say('Bắt buộc', 'Always') : say('Nếu có', 'If any')),
    ]),
  })}<p class="fine">${say('Số bộ hồ sơ: {sets}', 'Sets: {sets}', { sets: procedure.sets })}</p>`;
}

function copiesText({ originals, certified, copies }: Component, lang: Language): string {
  const say = sayIn(lang);
  const counted: readonly (readonly [number, string])[] = [
    [originals, say('bản chính', 'original')],
    [certified, say('bản chứng thực', 'certified copy')],
    [copies, say('bản sao', 'copy')],
  ];
  return counted
    .filter(([count]) => count > 0)
    .map(([count, what]) => `${count} ${what}`)
    .join(', ');
}

function feePart(view: AnswersView): Html {
  const { lang, procedure } = view;
  const say = sayIn(lang);
  const open = procedure.toBeConfirmed.filter(({ field }) => /^fee(s|Reliefs)\b/.test(field));
  if (procedure.fees.length > 0) {
    return html`${feeTable(view)}${reliefTable(view)}${open.map(unconfirmedFee(lang))}`;
  }
  // An empty list that nobody has confirmed is no promise.
  return open.length === 0
    ? html`<p>${say('Không thu phí.', 'Free of charge.')}</p>`
    : html`${open.map(unconfirmedFee(lang))}`;
}

/** What is known of a fee, where it is asked for, and that no source confirms the rest. */
const unconfirmedFee =
  (lang: Language) =>
  ({ reason }: ToBeConfirmed): Html =>
    html`<p>${textIn(lang, reason)} ${tag({ text: sayIn(lang)('Chờ xác nhận', 'To be confirmed'), tone: 'warning' })}</p>`;

function feeTable({ lang, procedure }: AnswersView): Html {
  const say = sayIn(lang);
  return dataTable({
    caption: say('Phí, lệ phí', 'Fees'),
    captionHidden: true,
    columns: [
      { label: say('Khoản thu', 'Fee') },
      { label: say('Khi nộp', 'For those who apply') },
      { label: say('Số tiền', 'Amount'), numeric: true },
      { label: say('Căn cứ', 'Basis') },
    ],
    rows: procedure.fees.map((fee) => [
      textIn(lang, fee.name),
      textIn(lang, feeChannelLabels[fee.channel]),
      formatMoney(fee.amount, lang),
      fee.basis,
    ]),
  });
}

/** Who pays less, or nothing. */
function reliefTable({ lang, procedure }: AnswersView): Html | null {
  const { feeReliefs = [] } = procedure;
  if (feeReliefs.length === 0) return null;
  const say = sayIn(lang);
  return dataTable({
    caption: say('Miễn, giảm', 'Reliefs'),
    columns: [
      { label: say('Người được miễn, giảm', 'For whom') },
      { label: say('Phải nộp', 'To pay'), numeric: true },
      { label: say('Căn cứ', 'Basis') },
    ],
    rows: feeReliefs.map(({ name, amount, basis }) => [
      textIn(lang, name),
      amount === 0 ? say('Miễn', 'None') : formatMoney(amount, lang),
      basis,
    ]),
  });
}

function wherePart({ lang, procedure, desks, rules }: AnswersView): Html {
  const say = sayIn(lang);
  const handler = procedure.outsideHandler ?? handlerLabels[procedure.handler];
  return html`${summaryList({
    rows: [
      {
        key: say('Cách nộp', 'How'),
        value: procedure.channels.map((one) => textIn(lang, channelLabels[one])).join(', '),
      },
      ...(procedure.onlineLevel === null
        ? []
        : [
            {
              key: say('Dịch vụ trực tuyến', 'Online'),
              value: textIn(lang, onlineLevelLabels[procedure.onlineLevel]),
            },
          ]),
      ...(procedure.channels.includes('online')
        ? [
            {
              key: say('Nộp trực tuyến tại', 'Online at'),
              value: textIn(lang, submissionLabels[rules.submission]),
            },
          ]
        : []),
      {
        key: say('Nơi nộp', 'Where'),
        value:
          procedure.receivedAt.length === 0
            ? textIn(lang, handler)
            : say('Bộ phận Một cửa {list}', 'One-stop desk: {list}', {
                list: procedure.receivedAt
                  .map((one) => textIn(lang, levelLabels[one]).toLowerCase())
                  .join(', '),
              }),
      },
      { key: say('Cơ quan giải quyết', 'Decided by'), value: textIn(lang, handler) },
    ],
  })}${desks.length === 0 ? null : deskList(lang, desks)}`;
}

const deskList = (lang: Language, desks: readonly Agency[]): Html =>
  disclosure({
    summary: sayIn(lang)('{count} nơi tiếp nhận', '{count} desks that receive it', {
      count: desks.length,
    }),
    body: html`<ul>${desks.map(
      ({ name, address }) =>
        html`<li>${textIn(lang, name)}${address === null ? null : html`<br><span class="fine">${address}</span>`}</li>`,
    )}</ul>`,
  });

function processPart({ lang, procedure, links }: AnswersView): Value {
  const say = sayIn(lang);
  if (procedure.steps.length === 0) {
    return html`<p>${say(
      'Do cơ quan giải quyết quy định; hệ thống này không xử lý hồ sơ của thủ tục này.',
      'Set by the agency that decides; this system does not handle its dossiers.',
    )}</p>`;
  }
  return html`${processDiagram({ lang, steps: procedure.steps })}${
    links.bpmn === null
      ? null
      : html`<p><a href="${links.bpmn}" download>${say(
          'Tải quy trình BPMN 2.0',
          'Download the process as BPMN 2.0',
        )}</a></p>`
  }`;
}

function unconfirmedPart({ lang, procedure }: AnswersView): Html | null {
  const say = sayIn(lang);
  if (procedure.toBeConfirmed.length === 0) return null;
  return notice({
    lang,
    tone: 'warning',
    title: say(
      '{count} điều trên trang này chưa được xác nhận',
      '{count} things on this page are to be confirmed',
      { count: procedure.toBeConfirmed.length },
    ),
    body: html`<ul>${procedure.toBeConfirmed.map(({ reason }) => html`<li>${textIn(lang, reason)}</li>`)}</ul>`,
  });
}

/** What the procedure cites; where the mechanism's own law has changed since, it says so. */
function lawPart({ lang, procedure, rules }: AnswersView): Html {
  const say = sayIn(lang);
  const replaced = new Set(rules.replaces ?? []);
  return html`<ul>${procedure.legalBasis.map(({ document, article, title }) => {
    const cited = [document, article, title].filter((part) => part !== null).join(', ');
    return replaced.has(document)
      ? html`<li><s>${cited}</s> ${say(
          `đã được thay; điều khoản tương ứng chờ xác nhận`,
          `replaced; the article in its place is to be confirmed`,
        )}</li>`
      : html`<li>${cited}</li>`;
  })}<li>${say('Cơ chế một cửa', 'One-stop mechanism')}: ${rules.decree}, ${rules.circular}</li></ul>`;
}
