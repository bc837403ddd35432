import { textIn } from '#kernel/bilingual.ts';
import type { StoredAnswer } from '#store/report-answers.ts';
import type { ListedCampaign } from '#store/report-campaigns.ts';
import { dataTable } from '#web/components/data-table.ts';
import { linkButton } from '#web/components/link-button.ts';
import { pageHeading } from '#web/components/page-heading.ts';
import { tag } from '#web/components/tag.ts';
import { formatDateTime, formatDay } from '#web/format.ts';
import { type Html, html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import type { OfficerRequest } from '#workbench/officer-request.ts';
import { answerStates, stageLabels } from '#workbench/reporting/campaign-labels.ts';
import { isAdministrator } from '#workbench/reporting/campaign-request.ts';
import { answerPath, campaignPath, REPORTING_PATH } from '#workbench/reporting/paths.ts';

export interface CampaignListView {
  readonly campaigns: readonly ListedCampaign[];
  /** What the officer's agency was asked. */
  readonly own: readonly (StoredAnswer & { readonly campaign: string })[];
}

/** Campaigns: what my agency reports, and all of them with how far they are. */
export function campaignListPage(on: OfficerRequest, view: CampaignListView): Html {
  const say = sayIn(on.lang);
  return html`${pageHeading({
    title: say('Báo cáo định kỳ', 'Periodic reports'),
    sub: say(
      'Ai phải báo cáo gì, đến khi nào; ai chậm và chậm bao nhiêu.',
      'Who reports what, until when; who is late and by how much.',
    ),
    aside: isAdministrator(on)
      ? linkButton({
          text: say('Lập kỳ báo cáo', 'Make a campaign'),
          href: `${REPORTING_PATH}/moi`,
        })
      : null,
  })}
${view.own.length === 0 ? null : ownTable(on, view.own)}
${
  view.campaigns.length === 0
    ? html`<p class="empty">${
        isAdministrator(on)
          ? say(
              'Chưa có kỳ báo cáo nào. Lập một kỳ từ mẫu có sẵn.',
              'There is no campaign yet. Make one from a template.',
            )
          : say('Chưa có kỳ báo cáo nào đang thu.', 'No campaign runs yet.')
      }</p>`
    : campaignTable(on, view.campaigns)
}`;
}

function ownTable(on: OfficerRequest, own: CampaignListView['own']): Html {
  const { lang } = on;
  const say = sayIn(lang);
  return html`<h2>${say('Cơ quan tôi báo cáo', 'What my agency reports')}</h2>${dataTable({
    caption: say('Báo cáo của cơ quan', 'Reports of the agency'),
    captionHidden: true,
    cards: 'named',
    columns: [
      { label: say('Kỳ báo cáo', 'Campaign') },
      { label: say('Nơi báo cáo', 'Who reports') },
      { label: say('Hạn nộp', 'Due') },
      { label: say('Tình trạng', 'State') },
    ],
    rows: own.map((answer) => [
      html`<a href="${answerPath(answer.campaignId, answer.recipient)}">${answer.campaign}</a>`,
      answer.name,
      formatDateTime(answer.againDueAt ?? answer.dueAt, lang),
      tag({
        text: textIn(lang, answerStates[answer.state].text),
        tone: answerStates[answer.state].tone,
      }),
    ]),
  })}`;
}

function campaignTable(on: OfficerRequest, campaigns: readonly ListedCampaign[]): Html {
  const { lang } = on;
  const say = sayIn(lang);
  return html`<h2>${say('Các kỳ báo cáo', 'Campaigns')}</h2>${dataTable({
    caption: say('Các kỳ báo cáo', 'Campaigns'),
    captionHidden: true,
    cards: 'named',
    columns: [
      { label: say('Tên', 'Name') },
      { label: say('Kỳ', 'Period') },
      { label: say('Tình trạng', 'State') },
      { label: say('Hạn nộp', 'Due') },
      { label: say('Đã nộp', 'Submitted'), numeric: true },
      { label: say('Quá hạn', 'Overdue'), numeric: true },
    ],
    rows: campaigns.map((campaign) => [
      html`<a href="${campaignPath(campaign.campaignId)}">${campaign.name}</a>`,
      `${formatDay(campaign.from, lang)} – ${formatDay(campaign.to, lang)}`,
      textIn(lang, stageLabels[campaign.stage.kind]),
      campaign.stage.kind === 'draft' ? '' : formatDateTime(campaign.stage.dueAt, lang),
      campaign.recipients === 0 ? '' : `${campaign.answered}/${campaign.recipients}`,
      campaign.recipients === 0 ? '' : campaign.overdue,
    ]),
  })}`;
}
