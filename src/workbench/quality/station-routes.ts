import type { FastifyInstance } from 'fastify';
import { textIn } from '#kernel/bilingual.ts';
import { caseClassLabels } from '#quality/case-class.ts';
import { type CaseLine, communeCounts, stationCases } from '#store/quality-queue.ts';
import { NO_DOSSIER } from '#store/write-batch.ts';
import { dataTable } from '#web/components/data-table.ts';
import { notice } from '#web/components/notice.ts';
import { numberedPager } from '#web/components/numbered-pager.ts';
import { pageHeading } from '#web/components/page-heading.ts';
import { pane } from '#web/components/pane.ts';
import { printButton } from '#web/components/print-button.ts';
import { formatDateTime } from '#web/format.ts';
import { formValues, one } from '#web/form-values.ts';
import { type Html, html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import { pageNumber } from '#web/page-number.ts';
import type { Services } from '#web/services.ts';
import { type OfficerRequest, officerRoute, sendPage } from '#workbench/officer-request.ts';
import { communeFigures, figuresTable } from '#workbench/quality/figures-table.ts';
import { casePath, STATIONS_PATH } from '#workbench/quality/paths.ts';
import { recordCaseReads } from '#workbench/quality/quality-route.ts';
import { stationOf } from '#workbench/quality/station-agency.ts';
import { deny } from '#workbench/refuse-page.ts';

const PAGE_SIZE = 50;

/** What an agency is asked to confirm: the commune's police, its justice officer, the department of health. */
export function stationRoutes(app: FastifyInstance, services: Services): void {
  app.get(
    STATIONS_PATH,
    officerRoute(services, async (on) =>
      stationOf(on) === null ? deny(on, NO_DOSSIER, 'data-quality', 'role-may-not') : list(on),
    ),
  );
}

async function list(on: OfficerRequest): Promise<unknown> {
  const { services, officer, lang } = on;
  const say = sayIn(lang);
  const asked = formValues(on.request.query);
  const page = pageNumber(asked);
  const unit = services.directory().agency(officer.agency)?.unitCode ?? '';
  const [lines, counts] = await Promise.all([
    stationCases(services.pool, officer.agency, {
      limit: PAGE_SIZE + 1,
      offset: (page - 1) * PAGE_SIZE,
    }),
    services.directory().isCommune(unit) ? communeCounts(services.pool, unit) : [],
  ]);
  const shown = lines.slice(0, PAGE_SIZE);
  await recordCaseReads(
    on,
    shown.map(({ caseId }) => caseId),
    'quality-list',
  );
  return sendPage(on, {
    title: say('Dữ liệu chờ xác nhận', 'Data to be confirmed'),
    body: html`${
      one(asked, 'da-ghi') === ''
        ? null
        : notice({
            lang,
            role: 'status',
            tone: 'success',
            title: say('Đã ghi câu trả lời.', 'The answer was kept.'),
          })
    }${pageHeading({
      title: say('Dữ liệu chờ cơ quan bạn xác nhận', 'Data that your agency is to confirm'),
      sub: say(
        'Chờ lâu nhất trước. Mỗi lần mở được ghi nhật ký.',
        'The longest waiting first. Each opening is recorded.',
      ),
    })}
${shown.length === 0 ? html`<p class="empty">${say('Không có trường hợp nào chờ cơ quan bạn.', 'Nothing waits for your agency.')}</p>` : table(on, shown)}
${numberedPager({ lang, page, hasMore: lines.length > PAGE_SIZE, at: (number) => `${STATIONS_PATH}?trang=${number}` })}
${
  counts.length === 0
    ? null
    : pane({
        id: 'figures',
        title: say('Số trường hợp của xã, phường', 'Cases of the commune'),
        aside: printButton(lang),
        body: figuresTable(on, communeFigures(on, counts), null),
      })
}`,
  });
}

function table({ lang }: OfficerRequest, lines: readonly CaseLine[]): Html {
  const say = sayIn(lang);
  return dataTable({
    caption: say('Chờ xác nhận', 'To be confirmed'),
    captionHidden: true,
    cards: 'named',
    columns: [
      { label: say('Họ và tên', 'Name') },
      { label: say('Bản ghi đối chiếu', 'Other record') },
      { label: say('Lớp lỗi', 'Class') },
      { label: say('Chờ từ', 'Since') },
    ],
    rows: lines.map((line) => [
      html`<a href="${casePath(line.caseId)}" data-open>${line.leftName === '' ? say('(không có tên)', '(no name)') : line.leftName}</a>`,
      line.rightName ?? '–',
      textIn(lang, caseClassLabels[line.class]),
      formatDateTime(line.changedAt, lang),
    ]),
  });
}
