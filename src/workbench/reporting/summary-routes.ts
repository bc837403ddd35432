import type { FastifyInstance } from 'fastify';
import { textIn } from '#kernel/bilingual.ts';
import type { Cell } from '#kernel/ruled-table.ts';
import { summedOf } from '#reporting/indicator.ts';
import { LEVELS } from '#reporting/sum-up.ts';
import type { Campaign } from '#store/report-campaigns.ts';
import { writeWorkbook } from '#tables/workbook.ts';
import { formValues, one } from '#web/form-values.ts';
import { sayIn } from '#web/language.ts';
import type { Services } from '#web/services.ts';
import { type OfficerRequest, officerRoute, sendPage } from '#workbench/officer-request.ts';
import { sendProblem } from '#workbench/refuse-page.ts';
import { levelLabels } from '#workbench/reporting/campaign-labels.ts';
import { withCampaign } from '#workbench/reporting/campaign-request.ts';
import { REPORTING_PATH } from '#workbench/reporting/paths.ts';
import { drillDownPage, summaryPage } from '#workbench/reporting/summary-page.ts';
import {
  branchLines,
  readSummedCampaign,
  summaryLines,
} from '#workbench/reporting/summary-view.ts';
import { sendFile } from '#workbench/send-file.ts';

/** What a campaign found out: communes into districts, districts into the province. */
export function summaryRoutes(app: FastifyInstance, services: Services): void {
  app.get(`${REPORTING_PATH}/:id/tong-hop`, officerRoute(services, withCampaign(show)));
  app.get(`${REPORTING_PATH}/:id/tong-hop.xlsx`, officerRoute(services, withCampaign(sendXlsx)));
  app.get(`${REPORTING_PATH}/:id/tong-hop/:code`, officerRoute(services, withCampaign(drillDown)));
}

async function show(on: OfficerRequest, campaign: Campaign): Promise<unknown> {
  return sendPage(on, {
    title: `${sayIn(on.lang)('Tổng hợp', 'Sums')}: ${campaign.name}`,
    body: summaryPage(on, await readSummedCampaign(on, campaign)),
  });
}

async function drillDown(on: OfficerRequest, campaign: Campaign): Promise<unknown> {
  const { code } = on.request.params as { readonly code: string };
  const indicator = summedOf(campaign.form).find((known) => known.code === code);
  if (indicator === undefined) return sendProblem(on, 404, NO_SUCH_INDICATOR);
  const above = one(formValues(on.request.query), 'duoi') || null;
  const summed = await readSummedCampaign(on, campaign);
  const lines = branchLines(on, summed, code, above);
  return sendPage(on, {
    title: indicator.name,
    body: drillDownPage(on, summed, indicator, { above, lines }),
  });
}

/** Sums by level on the first sheet, every answer on the second. */
async function sendXlsx(on: OfficerRequest, campaign: Campaign): Promise<unknown> {
  const { lang } = on;
  const say = sayIn(lang);
  const summed = await readSummedCampaign(on, campaign);
  const column = (title: string, share: number, align: 'left' | 'right' = 'right') => ({
    title,
    share,
    align,
  });
  const indicators = summedOf(campaign.form);
  const rows = (cells: readonly (readonly Cell[])[]) =>
    cells.map((line) => ({ cells: line, isTotal: false }));
  const names = new Map(summed.answers.map(({ recipient, name }) => [recipient, name]));
  const bytes = await writeWorkbook([
    {
      name: say('Tổng hợp', 'Sums'),
      heading: [{ text: campaign.name, style: 'title' }],
      table: {
        columns: [
          column(say('Chỉ tiêu', 'Indicator'), 36, 'left'),
          column(say('Đơn vị', 'Unit'), 8, 'left'),
          ...LEVELS.map((level) => column(textIn(lang, levelLabels[level]), 12)),
          column(say('Toàn bộ', 'All'), 12),
          column(say('Kỳ trước', 'Last period'), 12),
        ],
        rows: rows(
          summaryLines(summed).map(({ indicator, unit, byLevel, total, before }) => [
            indicator.name,
            unit,
            ...LEVELS.map((level) => byLevel.get(level) ?? null),
            total,
            before,
          ]),
        ),
      },
      notes: [],
    },
    {
      name: say('Từng nơi', 'Each'),
      heading: [],
      table: {
        columns: [
          column(say('Mã', 'Code'), 12, 'left'),
          column(say('Nơi báo cáo', 'Who reports'), 30, 'left'),
          ...indicators.map(({ name }) => column(name, 12)),
        ],
        rows: rows(
          summed.given.map(({ recipient, numbers }) => [
            recipient,
            names.get(recipient) ?? '',
            ...indicators.map(({ code }) => numbers.get(code) ?? null),
          ]),
        ),
      },
      notes: [],
    },
  ]);
  return sendFile(on, 'xlsx', 'tong-hop', bytes);
}

const NO_SUCH_INDICATOR = {
  vi: 'Biểu này không có chỉ tiêu như vậy. Quay lại trang Tổng hợp.',
  en: 'This form has no such number. Go back to the sums.',
};
