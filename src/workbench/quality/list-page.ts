import { textIn } from '#kernel/bilingual.ts';
import { campaignKindLabels } from '#quality/campaign.ts';
import type { Campaign } from '#store/quality-campaigns.ts';
import type { QualityRun } from '#store/quality-runs.ts';
import { dataTable } from '#web/components/data-table.ts';
import { linkButton } from '#web/components/link-button.ts';
import { pageHeading } from '#web/components/page-heading.ts';
import { pane } from '#web/components/pane.ts';
import { formatCount, formatDateTime } from '#web/format.ts';
import { type Html, html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import type { OfficerRequest } from '#workbench/officer-request.ts';
import { campaignPath, NEW_CAMPAIGN_PATH, queuePath } from '#workbench/quality/paths.ts';
import { isSteward } from '#workbench/quality/quality-route.ts';
import { runStateText } from '#workbench/quality/run-texts.ts';
import { SHIPPED_CAMPAIGNS } from '#workbench/quality/shipped-campaigns.ts';

export interface CampaignListView {
  readonly campaigns: readonly Campaign[];
  readonly runs: ReadonlyMap<string, QualityRun>;
  readonly open: ReadonlyMap<string, number>;
}

/** All campaigns, and those that come with the software, to begin with. */
export function campaignListPage(on: OfficerRequest, view: CampaignListView): Html {
  const { lang } = on;
  const say = sayIn(lang);
  return html`${pageHeading({
    title: say('Chất lượng dữ liệu', 'Data quality'),
    sub: say(
      'Đối chiếu hai nguồn, tìm chỗ khác nhau, người xem kết luận; không hệ thống nào bị sửa chỉ vì máy nói vậy.',
      'Two sources are compared and people judge what differs; nothing is changed by a machine alone.',
    ),
  })}
${
  view.campaigns.length === 0
    ? html`<p class="empty">${say('Chưa có chiến dịch nào. Bắt đầu từ một chiến dịch có sẵn dưới đây.', 'There is no campaign yet. Begin with one of those below.')}</p>`
    : table(on, view)
}
${isSteward(on) ? begin(on) : null}`;
}

const begin = ({ lang }: OfficerRequest): Html =>
  pane({
    id: 'begin',
    title: sayIn(lang)('Bắt đầu chiến dịch mới', 'Begin a campaign'),
    body: html`<div class="acts">${SHIPPED_CAMPAIGNS.map(({ kind }) =>
      linkButton({
        href: `${NEW_CAMPAIGN_PATH}?loai=${kind}`,
        text: textIn(lang, campaignKindLabels[kind]),
        kind: 'secondary',
      }),
    )}</div>`,
  });

function table(on: OfficerRequest, { campaigns, runs, open }: CampaignListView): Html {
  const { lang } = on;
  const say = sayIn(lang);
  return dataTable({
    caption: say('Các chiến dịch', 'Campaigns'),
    captionHidden: true,
    cards: 'named',
    columns: [
      { label: say('Chiến dịch', 'Campaign') },
      { label: say('Loại', 'Kind') },
      { label: say('Lần chạy gần nhất', 'Last run') },
      { label: say('Chưa xong', 'Open'), numeric: true },
      { label: say('Bắt đầu', 'Begun') },
    ],
    rows: campaigns.map((campaign) => {
      const run = runs.get(campaign.campaignId);
      const count = formatCount(open.get(campaign.campaignId) ?? 0, lang);
      return [
        html`<a href="${campaignPath(campaign.campaignId)}">${campaign.name}</a>${campaign.closedAt === null ? null : html` <span class="fine">${say('đã đóng', 'closed')}</span>`}`,
        textIn(lang, campaignKindLabels[campaign.kind]),
        run === undefined ? say('chưa chạy', 'none yet') : runStateText(run, lang),
        html`<a href="${`${queuePath(campaign.campaignId)}?buoc=review`}">${count}</a>`,
        formatDateTime(campaign.createdAt, lang),
      ];
    }),
  });
}
