import { textIn } from '#kernel/bilingual.ts';
import { indicatorsOf, type SummedIndicator } from '#reporting/indicator.ts';
import { writeNumber } from '#reporting/read-number.ts';
import { isSubmitted } from '#store/campaign-figures.ts';
import { backLink } from '#web/components/back-link.ts';
import { dataTable } from '#web/components/data-table.ts';
import { disclosure } from '#web/components/disclosure.ts';
import { linkButton } from '#web/components/link-button.ts';
import { pageHeading } from '#web/components/page-heading.ts';
import { tag } from '#web/components/tag.ts';
import { type Html, html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import type { OfficerRequest } from '#workbench/officer-request.ts';
import { outlierText } from '#workbench/reporting/answer-field.ts';
import { levelLabels } from '#workbench/reporting/campaign-labels.ts';
import { answerPath, campaignPath, summaryPath } from '#workbench/reporting/paths.ts';
import {
  type BranchLine,
  levelsOf,
  type SummaryLine,
  summaryLines,
  type SummedCampaign,
} from '#workbench/reporting/summary-view.ts';

/** All indicators summed up by level, against the last period; texts are listed. */
export function summaryPage(on: OfficerRequest, summed: SummedCampaign): Html {
  const { lang } = on;
  const say = sayIn(lang);
  const { campaign, answers, given, before } = summed;
  const levels = levelsOf(answers);
  const lines = summaryLines(summed);
  return html`${backLink({ href: campaignPath(campaign.campaignId), text: campaign.name })}
${pageHeading({
  title: say('Tổng hợp', 'Sums'),
  sub: say(
    'Đã cộng {given}/{all} nơi báo cáo. Báo cáo bị trả lại hoặc đang soạn chưa được cộng.',
    '{given} of {all} recipients are summed up. What is returned or a draft is not.',
    { given: given.length, all: answers.length },
  ),
  aside: linkButton({
    text: say('Tải XLSX', 'XLSX'),
    href: `${summaryPath(campaign.campaignId)}.xlsx`,
    kind: 'secondary',
    download: true,
  }),
})}
${
  lines.length === 0
    ? html`<p class="empty">${say('Biểu này không có chỉ tiêu số.', 'This form has no numbers.')}</p>`
    : dataTable({
        caption: say('Tổng hợp theo cấp', 'Sums by level'),
        captionHidden: true,
        columns: [
          { label: say('Chỉ tiêu', 'Indicator') },
          { label: say('Đơn vị', 'Unit') },
          ...levels.map((level) => ({ label: textIn(lang, levelLabels[level]), numeric: true })),
          { label: say('Toàn bộ', 'All'), numeric: true },
          { label: say('Số nơi ghi', 'Gave it'), numeric: true },
          ...(before === null
            ? []
            : [
                { label: say('Kỳ trước', 'Last period'), numeric: true },
                { label: say('Tăng, giảm', 'Change'), numeric: true },
              ]),
        ],
        rows: lines.map((line) => [
          html`<a href="${summaryPath(campaign.campaignId)}/${line.indicator.code}">${line.indicator.name}</a>`,
          line.unit,
          ...levels.map((level) => numberText(line.byLevel.get(level))),
          html`<b>${numberText(line.total)}</b>`,
          line.counted,
          ...(before === null ? [] : [numberText(line.before), changeText(line)]),
        ]),
      })
}
${texts(summed)}`;
}

const numberText = (number: number | null | undefined): string =>
  number === null || number === undefined ? '–' : writeNumber(number);

function changeText({ total, before, indicator }: SummaryLine): string {
  if (total === null || before === null) return '–';
  const sign = total > before ? '+' : '';
  if (indicator.kind === 'percentage')
    return `${sign}${writeNumber(Number((total - before).toFixed(2)))}`;
  if (before === 0) return `${sign}${writeNumber(Number((total - before).toFixed(2)))}`;
  return `${sign}${writeNumber(Number((((total - before) / before) * 100).toFixed(1)))}%`;
}

function texts({ campaign, answers }: SummedCampaign): Html {
  const given = answers.filter(isSubmitted);
  return html`${indicatorsOf(campaign.form)
    .filter(({ kind }) => kind === 'text' || kind === 'choice')
    .map((indicator) => {
      const lines = given.flatMap(({ recipient, name, typed }) => {
        const text = typed[indicator.code] ?? '';
        return text === '' ? [] : [{ recipient, name, text }];
      });
      return disclosure({
        summary: `${indicator.name} (${lines.length})`,
        body: html`${indicator.kind === 'choice' ? choiceCounts(indicator.options, lines) : null}<dl class="sum">${lines.map(
          ({ recipient, name, text }) =>
            html`<div class="sum-r"><dt><a href="${answerPath(campaign.campaignId, recipient)}">${name}</a></dt><dd>${text}</dd></div>`,
        )}</dl>`,
      });
    })}`;
}

const choiceCounts = (
  options: readonly string[],
  lines: readonly { readonly text: string }[],
): Html =>
  html`<p>${options.map((option, index) => `${index === 0 ? '' : '; '}${option}: ${lines.filter(({ text }) => text === option).length}`)}</p>`;

/** One indicator, by who stands right under somebody. */
export function drillDownPage(
  on: OfficerRequest,
  summed: SummedCampaign,
  indicator: SummedIndicator,
  shown: { readonly above: string | null; readonly lines: readonly BranchLine[] },
): Html {
  const { lang } = on;
  const say = sayIn(lang);
  const { campaignId } = summed.campaign;
  const path = `${summaryPath(campaignId)}/${indicator.code}`;
  const { above, lines } = shown;
  const sub =
    above === null ? summed.campaign.name : on.services.directory().agencyName(above, lang);
  const open = (line: BranchLine): Html =>
    line.isOpen
      ? html`<a href="${path}?duoi=${line.key}">${line.name}</a>`
      : html`<a href="${answerPath(campaignId, line.key)}">${line.name}</a>`;
  return html`${backLink({ href: above === null ? summaryPath(campaignId) : path, text: say('Tổng hợp', 'Sums') })}
${pageHeading({ title: indicator.name, sub })}
${dataTable({
  caption: indicator.name,
  captionHidden: true,
  columns: [
    { label: say('Nơi báo cáo', 'Who reports') },
    { label: say('Số liệu', 'Number'), numeric: true },
    { label: say('Kỳ trước', 'Last period'), numeric: true },
    { label: say('Cần xem lại', 'To look at again') },
    { label: say('Báo cáo', 'Report') },
  ],
  rows: lines.map((line) => [
    open(line),
    numberText(line.number),
    numberText(line.before),
    line.hint === null
      ? ''
      : html`${tag({ text: say('Lệch', 'Odd'), tone: 'warning' })} <span class="fine">${outlierText(lang, line.hint)}</span>`,
    line.isRecipient && line.isOpen
      ? html`<a href="${answerPath(campaignId, line.key)}">${say('Riêng nơi này', 'Its own')}<span class="sr"> ${line.name}</span></a>`
      : '',
  ]),
})}`;
}
