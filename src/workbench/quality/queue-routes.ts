import type { FastifyInstance } from 'fastify';
import { filled } from '#kernel/bilingual.ts';
import { isUuid } from '#kernel/uuid.ts';
import { caseRefusalTexts } from '#quality/case-refusal.ts';
import type { Campaign } from '#store/quality-campaigns.ts';
import { actOnCase } from '#store/quality-cases.ts';
import { countCases, listCases } from '#store/quality-queue.ts';
import type { SentForm } from '#web/field-error.ts';
import { formValues, many, one } from '#web/form-values.ts';
import { sayIn } from '#web/language.ts';
import { pageNumber } from '#web/page-number.ts';
import type { Services } from '#web/services.ts';
import { type OfficerRequest, seeOther, sendPage } from '#workbench/officer-request.ts';
import { readGround, rememberedGround, rememberGround } from '#workbench/quality/ground.ts';
import { queuePath } from '#workbench/quality/paths.ts';
import { qualityRoute, recordCaseReads, withCampaign } from '#workbench/quality/quality-route.ts';
import { filterQuery, readFilter } from '#workbench/quality/queue-filter.ts';
import { type Judged, queuePage } from '#workbench/quality/queue-page.ts';
import { agencyOf } from '#workbench/quality/station-agency.ts';

const PAGE_SIZE = 50;
/** So many can be judged together: a page of the list. */
const MOST_TOGETHER = 50;

/** The list of a campaign's cases. */
export function queueRoutes(app: FastifyInstance, services: Services): void {
  const path = queuePath(':id');
  app.get(
    path,
    qualityRoute(
      services,
      'looks',
      withCampaign((on, campaign) => show(on, campaign, null)),
    ),
  );
  app.post(path, qualityRoute(services, 'steward', withCampaign(judgeTogether)));
}

async function show(
  on: OfficerRequest,
  campaign: Campaign,
  refused: SentForm | null,
): Promise<unknown> {
  const { services } = on;
  const asked = formValues(on.request.query);
  const filter = readFilter(campaign.campaignId, asked);
  const page = pageNumber(asked);
  const [lines, total] = await Promise.all([
    listCases(services.pool, filter, { limit: PAGE_SIZE, offset: (page - 1) * PAGE_SIZE }),
    countCases(services.pool, filter),
  ]);
  await recordCaseReads(
    on,
    lines.map(({ caseId }) => caseId),
    'quality-list',
  );
  return sendPage(on, {
    title: `${sayIn(on.lang)('Các trường hợp', 'Cases')}: ${campaign.name}`,
    status: refused === null ? 200 : 422,
    hasErrors: refused !== null,
    body: queuePage(on, {
      campaign,
      filter,
      lines,
      page,
      pageSize: PAGE_SIZE,
      total,
      sent: refused ?? { values: rememberedGround(on), errors: [] },
      judged: judgedOf(one(asked, 'da-ghi')),
    }),
  });
}

/** `12-1`: twelve were judged, one was not. */
function judgedOf(text: string): Judged | null {
  const [, done, refused] = /^(\d{1,3})-(\d{1,3})$/.exec(text) ?? [];
  return done === undefined ? null : { done: Number(done), refused: Number(refused) };
}

/** Judges those that were chosen as one person each; each by itself, so that one that changed stops no other. */
async function judgeTogether(on: OfficerRequest, campaign: Campaign): Promise<unknown> {
  const { services, officer } = on;
  const values = formValues(on.request.body);
  const chosen = many(values, 'case').flatMap((text) => {
    const [caseId = '', version = ''] = text.split(':');
    return isUuid(caseId) ? [{ caseId, version: Number(version) }] : [];
  });
  const ground = readGround(values);
  const errors = [
    ...(chosen.length === 0 ? [{ field: 'together-title', text: NOBODY_CHOSEN }] : []),
    ...(chosen.length > MOST_TOGETHER ? [{ field: 'together-title', text: TOO_MANY }] : []),
    ...(ground === '' ? [{ field: 'ground', text: caseRefusalTexts['no-ground'] }] : []),
  ];
  if (errors.length > 0) return show(on, campaign, { values, errors });
  let done = 0;
  for (const { caseId, version } of chosen) {
    const answer = await actOnCase(services.pool, {
      caseId,
      version,
      act: { type: 'judge', verdict: 'same', ground },
      officer,
      agencyOf: (station, commune) => agencyOf(services.directory(), station, commune),
      now: services.now(),
    });
    if (answer.kind === 'done' || answer.kind === 'repeated') done += 1;
  }
  rememberGround(on, values);
  const query = filterQuery(readFilter(campaign.campaignId, formValues(on.request.query)));
  return seeOther(
    on,
    `${queuePath(campaign.campaignId)}?${query === '' ? '' : `${query}&`}da-ghi=${done}-${chosen.length - done}`,
  );
}

const NOBODY_CHOSEN = {
  vi: 'Đánh dấu ít nhất một trường hợp trong danh sách.',
  en: 'Mark at least one case of the list.',
};
const TOO_MANY = filled('Chọn tối đa {count} trường hợp một lần.', 'Choose {count} at most.', {
  count: MOST_TOGETHER,
});
