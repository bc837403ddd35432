import type { Campaign } from '#store/report-campaigns.ts';
import { backLink } from '#web/components/back-link.ts';
import { button } from '#web/components/button.ts';
import { csrfField } from '#web/components/csrf-field.ts';
import { linkButton } from '#web/components/link-button.ts';
import { notice } from '#web/components/notice.ts';
import { pageHeading } from '#web/components/page-heading.ts';
import { type Html, html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import type { OfficerRequest } from '#workbench/officer-request.ts';
import { campaignPath, closePath } from '#workbench/reporting/paths.ts';

export interface CloseView {
  readonly campaign: Campaign;
  readonly recipients: number;
  /** Those that are still to answer, or to answer again. */
  readonly awaited: number;
}

/** Asks before a campaign is closed, which nobody can undo: who would be shut out. */
export function closePage(
  { lang, session }: OfficerRequest,
  { campaign, recipients, awaited }: CloseView,
): Html {
  const say = sayIn(lang);
  const path = campaignPath(campaign.campaignId);
  return html`${backLink({ href: path, text: campaign.name })}${pageHeading({
    title: say('Khóa kỳ báo cáo?', 'Close the campaign?'),
    sub: say(
      'Sau khi khóa, không nơi nào nộp hay sửa báo cáo được nữa và không mở lại được.',
      'Once it is closed nobody submits or changes an answer any more, and it cannot be opened again.',
    ),
  })}${
    awaited === 0
      ? notice({
          lang,
          tone: 'success',
          body: say('Mọi nơi đã nộp ({all}).', 'All recipients have answered ({all}).', {
            all: recipients,
          }),
        })
      : notice({
          lang,
          tone: 'warning',
          body: html`${say(
            'Còn {awaited}/{all} nơi chưa nộp hoặc chưa nộp lại.',
            '{awaited} of {all} recipients have not answered, or not again.',
            { awaited, all: recipients },
          )} <a href="${path}?loc=chua-nop">${say('Xem các nơi này', 'See which')}</a>`,
        })
  }<form method="post" action="${closePath(campaign.campaignId)}">${csrfField(session.csrf)}<div class="acts">${button(
    { text: say('Khóa, không nhận nữa', 'Close, take no more'), kind: 'danger' },
  )} ${linkButton({ text: say('Không khóa', 'Leave it open'), href: path, kind: 'secondary' })}</div></form>`;
}
