import { textIn } from '#kernel/bilingual.ts';
import { campaignKindLabels } from '#quality/campaign.ts';
import { caseClassLabels } from '#quality/case-class.ts';
import type { Campaign } from '#store/quality-campaigns.ts';
import type { CaseCount, WaitingCorrection } from '#store/quality-queue.ts';
import type { QualityRun } from '#store/quality-runs.ts';
import { actions } from '#web/components/actions.ts';
import { backLink } from '#web/components/back-link.ts';
import { button } from '#web/components/button.ts';
import { csrfField } from '#web/components/csrf-field.ts';
import { dataTable } from '#web/components/data-table.ts';
import { disclosure } from '#web/components/disclosure.ts';
import { linkButton } from '#web/components/link-button.ts';
import { notice } from '#web/components/notice.ts';
import { pageHeading } from '#web/components/page-heading.ts';
import { pane } from '#web/components/pane.ts';
import { summaryList } from '#web/components/summary-list.ts';
import { formatCount, formatDateTime } from '#web/format.ts';
import { type Html, html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import type { OfficerRequest } from '#workbench/officer-request.ts';
import { PUPILS_PATH } from '#workbench/pupils/paths.ts';
import { phaseLabels } from '#workbench/quality/case-texts.ts';
import { communeFigures, figuresTable } from '#workbench/quality/figures-table.ts';
import { campaignPath, casePath, QUALITY_PATH, queuePath } from '#workbench/quality/paths.ts';
import { isSteward } from '#workbench/quality/quality-route.ts';
import { isOpen, progressText, runFaultText, runStateText } from '#workbench/quality/run-texts.ts';
import { scoreChart } from '#workbench/quality/score-chart.ts';
import { sourceInWords } from '#workbench/quality/source-name.ts';

export interface CampaignView {
  readonly campaign: Campaign;
  readonly runs: readonly QualityRun[];
  readonly counts: readonly CaseCount[];
  readonly waiting: readonly WaitingCorrection[];
}

/** A campaign: how its run stands, what is to be done, what it found. */
export function campaignPage(on: OfficerRequest, view: CampaignView): Html {
  const { lang } = on;
  const say = sayIn(lang);
  const { campaign, runs, counts } = view;
  const kind = textIn(lang, campaignKindLabels[campaign.kind]);
  const figured = runs.find(({ figures }) => figures !== null)?.figures ?? null;
  return html`${backLink({ href: QUALITY_PATH, text: say('Chất lượng dữ liệu', 'Data quality') })}
${pageHeading({
  title: campaign.name,
  sub: html`${campaign.name === kind ? null : kind}${campaign.closedAt === null ? null : html` · ${say('đã đóng', 'closed')} ${formatDateTime(campaign.closedAt, lang)}`}`,
})}
${runPane(on, view)}
${pane({
  id: 'work',
  title: say('Việc cần làm', 'What is to be done'),
  body: html`${workList(on, campaign, counts)}${whatFollows(on, campaign)}`,
})}
${correctionsPane(on, view.waiting)}
${
  figured === null
    ? null
    : pane({ id: 'scores', title: say('Điểm so sánh', 'Scores'), body: scoreChart(on, figured) })
}
${
  counts.length === 0
    ? null
    : pane({
        id: 'figures',
        title: say('Số trường hợp theo xã', 'Cases by commune'),
        aside: html`<a href="${`${campaignPath(campaign.campaignId)}/so-lieu`}">${say('Bản in', 'To print')}</a> · <a href="${`${campaignPath(campaign.campaignId)}/so-lieu.csv`}" download>CSV</a>`,
        body: figuresTable(on, communeFigures(on, counts), campaign.campaignId),
      })
}
${settingsPane(on, campaign)}`;
}

const post = (on: OfficerRequest, path: string, submit: Html): Html =>
  html`<form method="post" action="${path}" data-once>${csrfField(on.session.csrf)}${submit}</form>`;

function runPane(on: OfficerRequest, { campaign, runs }: CampaignView): Html {
  const { lang } = on;
  const say = sayIn(lang);
  const [last] = runs;
  const path = campaignPath(campaign.campaignId);
  const goesOn = last !== undefined && isOpen(last);
  const order =
    !isSteward(on) || campaign.closedAt !== null
      ? null
      : goesOn
        ? post(on, `${path}/dung`, button({ text: say('Dừng', 'Stop'), kind: 'secondary' }))
        : post(
            on,
            `${path}/chay`,
            button({
              text: last === undefined ? say('Chạy', 'Run') : say('Chạy lại', 'Run again'),
              main: true,
            }),
          );
  return pane({
    id: 'run',
    title: say('Lần chạy', 'Runs'),
    body: html`${
      last === undefined
        ? html`<p>${say('Chưa chạy lần nào. Chạy để đọc hai nguồn và tìm chỗ khác nhau.', 'No run yet. A run reads both sources and finds where they differ.')}</p>`
        : runState(on, last)
    }${order === null ? null : actions(order)}${runs.length === 0 ? null : disclosure({ summary: say('Các lần đã chạy', 'All runs'), body: runTable(on, runs) })}`,
  });
}

function runState({ lang }: OfficerRequest, run: QualityRun): Html {
  const say = sayIn(lang);
  const progress = progressText(run, lang);
  return html`<p><b>${runStateText(run, lang)}</b>${progress === '' ? null : html` · ${progress}`}</p>${
    isOpen(run)
      ? html`<p class="fine">${say('Trang này tự làm mới.', 'This page refreshes itself.')}</p>`
      : null
  }${
    run.fault === null
      ? null
      : notice({
          lang,
          tone: isOpen(run) ? 'warning' : 'error',
          title: runFaultText(run.fault, lang),
          body:
            isOpen(run) && run.leasedUntil !== null
              ? say(
                  'Thử lại lúc {when}; lần thứ {count}.',
                  'Tried again at {when}; attempt {count}.',
                  {
                    when: formatDateTime(run.leasedUntil, lang),
                    count: run.progress.faults + 1,
                  },
                )
              : undefined,
        })
  }`;
}

const runTable = ({ lang }: OfficerRequest, runs: readonly QualityRun[]): Html => {
  const say = sayIn(lang);
  const count = (number: number | undefined): string =>
    number === undefined ? '–' : formatCount(number, lang);
  return dataTable({
    caption: say('Các lần chạy', 'Runs'),
    captionHidden: true,
    columns: [
      { label: say('Lần', 'Run') },
      { label: say('Đặt lúc', 'Ordered') },
      { label: say('Tình trạng', 'State') },
      { label: say('Trái', 'Left'), numeric: true },
      { label: say('Phải', 'Right'), numeric: true },
      { label: say('Máy chắc', 'Linked'), numeric: true },
      { label: say('Chưa chắc', 'Unsure'), numeric: true },
      { label: say('Không tìm thấy', 'Alone'), numeric: true },
      { label: say('Mới', 'New'), numeric: true },
      { label: say('Xem lại', 'Anew'), numeric: true },
      { label: say('Hết khác', 'Gone'), numeric: true },
      { label: say('Giây', 'Seconds'), numeric: true },
    ],
    rows: runs.map((run) => [
      String(run.run),
      formatDateTime(run.orderedAt, lang),
      runStateText(run, lang),
      count(run.figures?.left),
      count(run.figures?.right),
      count(run.figures?.links),
      count(run.figures?.reviews),
      count(run.figures?.alone),
      count(run.figures?.opened),
      count(run.figures?.foundAgain),
      count(run.figures?.vanished),
      count(run.figures?.seconds),
    ]),
  });
};

/** What is made of clean data elsewhere: pupils are invited, passports issued by those who may. */
function whatFollows({ lang }: OfficerRequest, { kind, campaignId }: Campaign): Html | null {
  const say = sayIn(lang);
  switch (kind) {
    case 'pupils-card':
      return actions(
        linkButton({
          href: `${PUPILS_PATH}?dot=${campaignId}`,
          text: say('Danh sách mời làm thẻ căn cước', 'Invitations to get a card'),
          kind: 'secondary',
        }),
      );
    case 'vaccination':
      return html`<p class="fine">${say('Mũi tiêm sạch rồi thì Sở Y tế cấp hộ chiếu vắc xin, ở mục “Hộ chiếu vắc xin” của Sở.', 'For clean doses the Department of Health issues vaccine passports, under “Vaccine passports” of its pages.')}</p>`;
    case 'civil-status':
    case 'social-insurance':
    case 'files':
      return null;
  }
}

/** Where cases stand, each a link to its part of the list. */
function workList(
  { lang }: OfficerRequest,
  campaign: Campaign,
  counts: readonly CaseCount[],
): Html {
  const say = sayIn(lang);
  const path = queuePath(campaign.campaignId);
  if (counts.length === 0)
    return html`<p>${say('Chưa có trường hợp nào.', 'There are no cases yet.')}</p>`;
  const of = (phase: CaseCount['phase']): number =>
    counts.filter((one) => one.phase === phase).reduce((sum, { count }) => sum + count, 0);
  const phases = ['review', 'second', 'station', 'correcting', 'closed'] as const;
  return html`${summaryList({
    rows: phases.map((phase) => ({
      key: textIn(lang, phaseLabels[phase]),
      value: html`<a href="${`${path}?buoc=${phase}`}">${formatCount(of(phase), lang)}</a>`,
    })),
  })}${of('review') === 0 ? null : actions(linkButton({ href: `${path}?buoc=review`, text: say('Xem và kết luận', 'Judge') }))}`;
}

function correctionsPane(
  { lang }: OfficerRequest,
  waiting: readonly WaitingCorrection[],
): Html | null {
  if (waiting.length === 0) return null;
  const say = sayIn(lang);
  return pane({
    id: 'corrections',
    title: say('Đính chính đang chờ gửi', 'Corrections on their way'),
    body: dataTable({
      caption: say('Từng bản đính chính', 'Each correction'),
      captionHidden: true,
      columns: [
        { label: say('Trường hợp', 'Case') },
        { label: say('Từ lúc', 'Since') },
        { label: say('Số lần gửi', 'Attempts'), numeric: true },
        { label: say('Lỗi gần nhất', 'Last fault') },
        { label: say('Gửi lại lúc', 'Next attempt') },
      ],
      rows: waiting.map(({ caseId, orderedAt, attempts, lastFault, dueAt }) => [
        html`<a href="${casePath(caseId)}">${say('Mở', 'Open')} ${caseId.slice(-6)}</a>`,
        formatDateTime(orderedAt, lang),
        String(attempts),
        lastFault === null ? '–' : runFaultText(lastFault, lang),
        formatDateTime(dueAt, lang),
      ]),
    }),
  });
}

function settingsPane(on: OfficerRequest, campaign: Campaign): Html {
  const { lang } = on;
  const say = sayIn(lang);
  const { fourEyes, left, right, settings } = campaign;
  return pane({
    id: 'settings',
    title: say('Chiến dịch này', 'This campaign'),
    body: html`${summaryList({
      rows: [
        {
          key: say('Nguồn được làm sạch (trái)', 'Source that is cleaned (left)'),
          value: sourceInWords(lang, left),
        },
        {
          key: say('Nguồn đối chiếu (phải)', 'Compared with (right)'),
          value: sourceInWords(lang, right),
        },
        {
          key: say('Hai người cùng kết luận', 'Judged by two people'),
          value:
            fourEyes.length === 0
              ? say('không lớp nào', 'no class')
              : fourEyes.map((kind) => textIn(lang, caseClassLabels[kind])).join(', '),
        },
        {
          key: say('Cấu hình so sánh', 'Settings of the comparison'),
          value:
            settings === null
              ? say('tự đoán theo cột', 'guessed')
              : say('do người lập chiến dịch ghi', 'written by hand'),
        },
      ],
    })}${
      isSteward(on) && campaign.closedAt === null
        ? disclosure({
            summary: say('Đóng chiến dịch', 'Close the campaign'),
            body: html`<p>${say('Không chạy thêm lần nào nữa; các trường hợp giữ nguyên và vẫn xem được.', 'No further run; cases stay as they are and can be looked at.')}</p>${post(on, `${campaignPath(campaign.campaignId)}/dong`, button({ text: say('Đóng', 'Close'), kind: 'danger' }))}`,
          })
        : null
    }`,
  });
}
