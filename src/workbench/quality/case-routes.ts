import type { FastifyInstance } from 'fastify';
import { isUuid } from '#kernel/uuid.ts';
import type { Station } from '#quality/campaign.ts';
import { type CaseRefusal, caseRefusalTexts } from '#quality/case-refusal.ts';
import { whyNotOnCase } from '#quality/decide-case.ts';
import { readCampaign } from '#store/quality-campaigns.ts';
import { actOnCase, type CaseView, readCase } from '#store/quality-cases.ts';
import { nextCase } from '#store/quality-queue.ts';
import { type FormValues, formValues, one } from '#web/form-values.ts';
import { sayIn } from '#web/language.ts';
import type { Services } from '#web/services.ts';
import {
  type OfficerRequest,
  officerRoute,
  seeOther,
  sendPage,
} from '#workbench/officer-request.ts';
import type { TriedCaseAct } from '#workbench/quality/act-forms.ts';
import { casePage } from '#workbench/quality/case-page.ts';
import { rememberedGround, rememberGround } from '#workbench/quality/ground.ts';
import { casePath, queuePath, STATIONS_PATH, withQuery } from '#workbench/quality/paths.ts';
import { isSteward, recordCaseReads } from '#workbench/quality/quality-route.ts';
import { filterQuery, readFilter } from '#workbench/quality/queue-filter.ts';
import { CASE_ACTS, readCaseAct } from '#workbench/quality/read-case-act.ts';
import { agenciesOf, agencyOf } from '#workbench/quality/station-agency.ts';
import { deny, sendProblem } from '#workbench/refuse-page.ts';

/** One case, for the stewards, for those who look, and for the agency that is asked. */
export function caseRoutes(app: FastifyInstance, services: Services): void {
  app.get(
    casePath(':id'),
    officerRoute(
      services,
      withCase((on, view) => show(on, view, NOTHING_TRIED)),
    ),
  );
  app.post(`${casePath(':id')}/:act`, officerRoute(services, withCase(act)));
}

const NOTHING_TRIED: TriedCaseAct = {
  type: null,
  values: new Map(),
  errors: [],
  asksAgency: null,
};

const withCase =
  (page: (on: OfficerRequest, view: CaseView) => Promise<unknown>) =>
  async (on: OfficerRequest): Promise<unknown> => {
    const { id } = on.request.params as { readonly id: string };
    const view = isUuid(id) ? await readCase(on.services.pool, id) : null;
    if (view === null) return sendProblem(on, 404, NO_SUCH_CASE);
    return mayRead(on, view) ? page(on, view) : deny(on, id, 'quality-case', 'agency-may-not');
  };

/** A station sees the cases that it is asked about, and those that it answered. */
function mayRead({ officer }: OfficerRequest, { state, history }: CaseView): boolean {
  switch (officer.role) {
    case 'data-steward':
    case 'province-administrator':
      return true;
    case 'specialist':
    case 'signing-leader':
      return (
        (state.phase.kind === 'station' && state.phase.agency === officer.agency) ||
        history.some(({ actor }) => actor.agency === officer.agency)
      );
    case 'counter-officer':
    case 'clerk':
      return false;
  }
}

async function show(
  on: OfficerRequest,
  view: CaseView,
  tried: TriedCaseAct,
  status = 422,
): Promise<unknown> {
  const { lang, officer, services } = on;
  const { place, state } = view;
  const { campaignId, caseId } = place;
  const campaign = await readCampaign(services.pool, campaignId);
  if (campaign === null) return sendProblem(on, 404, NO_SUCH_CASE);
  const asked = formValues(on.request.query);
  const filter = readFilter(campaignId, asked);
  const isStations = officer.role === 'specialist' || officer.role === 'signing-leader';
  const next = isStations
    ? null
    : await nextCase(
        services.pool,
        filter,
        { caseId, weight: state.finding.weight },
        officer.subject,
      );
  await recordCaseReads(on, [caseId], 'quality-case');
  const query = filterQuery(filter);
  const hasErrors = tried.errors.length > 0;
  const say = sayIn(lang);
  return sendPage(on, {
    title: view.left?.name ?? say('Trường hợp', 'Case'),
    status: hasErrors ? status : 200,
    hasErrors,
    scripts: ['forms.js', 'review.js'],
    moreKeys: REVIEW_KEYS,
    body: casePage(on, {
      view,
      campaign,
      query,
      tried,
      next,
      remembered: rememberedGround(on),
      decided: await decidedBefore(on, asked),
      acts: CASE_ACTS.filter((type) => whyNotOnCase(type, state, officer) === null),
      back: isStations
        ? { href: STATIONS_PATH, text: say('Chờ cơ quan xác nhận', 'To be confirmed') }
        : { href: withQuery(queuePath(campaignId), query), text: campaign.name },
    }),
  });
}

/** The case that was decided just before this page, as its address names it. */
async function decidedBefore({ services }: OfficerRequest, asked: FormValues) {
  const caseId = one(asked, 'da-ghi');
  const view = isUuid(caseId) ? await readCase(services.pool, caseId) : null;
  return view === null ? null : { caseId, name: view.left?.name ?? '' };
}

async function act(on: OfficerRequest, view: CaseView): Promise<unknown> {
  const { act: sent } = on.request.params as { readonly act: string };
  const type = CASE_ACTS.find((known) => known === sent);
  if (type === undefined) return sendProblem(on, 404, NO_SUCH_CASE);
  const { services, officer } = on;
  const values = formValues(on.request.body);
  const read = readCaseAct(type, values, view);
  if (!read.ok) return show(on, view, { type, values, errors: read.error, asksAgency: null });
  const asked: { station: Station | null } = { station: null };
  const answer = await actOnCase(services.pool, {
    caseId: view.place.caseId,
    version: Number(one(values, 'version')),
    act: read.value,
    officer,
    agencyOf: (station, commune) => {
      asked.station = station;
      return agencyOf(services.directory(), station, commune) ?? chosenAgency(on, station, values);
    },
    now: services.now(),
  });
  switch (answer.kind) {
    case 'done':
    case 'repeated':
      rememberGround(on, values);
      return onward(on, view);
    case 'unknown':
      return sendProblem(on, 404, NO_SUCH_CASE);
    case 'changed-meanwhile':
      return refuse(on, view, { type, values, asksAgency: null }, 'not-at-this-stage');
    case 'refused': {
      const asksAgency = answer.refusal === 'no-agency' ? asked.station : null;
      return refuse(on, view, { type, values, asksAgency }, answer.refusal);
    }
  }
}

function chosenAgency(
  { services }: OfficerRequest,
  station: Station,
  values: FormValues,
): string | null {
  const chosen = one(values, 'agency');
  const all = agenciesOf(services.directory(), station);
  return all.some(({ code }) => code === chosen) ? chosen : null;
}

/** To the next case of the list, or back to it where nothing is left. */
async function onward(on: OfficerRequest, { place, state }: CaseView): Promise<unknown> {
  if (!isSteward(on)) return seeOther(on, `${STATIONS_PATH}?da-ghi=${place.caseId}`);
  const { campaignId, caseId } = place;
  const filter = readFilter(campaignId, formValues(on.request.query));
  const query = filterQuery(filter);
  const { weight } = state.finding;
  const next = await nextCase(on.services.pool, filter, { caseId, weight }, on.officer.subject);
  if (next === null) return seeOther(on, withQuery(queuePath(campaignId), query));
  return seeOther(on, `${casePath(next)}?${query === '' ? '' : `${query}&`}da-ghi=${caseId}`);
}

async function refuse(
  on: OfficerRequest,
  view: CaseView,
  tried: Omit<TriedCaseAct, 'errors'>,
  code: CaseRefusal,
): Promise<unknown> {
  const text = caseRefusalTexts[code];
  if (code === 'role-may-not' || code === 'agency-may-not') {
    return deny(on, view.place.caseId, `quality-${tried.type ?? ''}`, code);
  }
  const current = (await readCase(on.services.pool, view.place.caseId)) ?? view;
  const field = FIELDS[code];
  const errors = [{ field: field ?? 'acts', text }];
  return show(on, current, { ...tried, errors }, field === undefined ? 409 : 422);
}

/** Where a refusal of what was written stands; any other stands above the acts. */
const FIELDS: Readonly<Partial<Record<CaseRefusal, string>>> = {
  'no-agency': 'agency',
  'no-ground': 'ground',
};

const NO_SUCH_CASE = {
  vi: 'Không có trường hợp này. Mở lại từ danh sách.',
  en: 'There is no such case. Open it from the list.',
};

const REVIEW_KEYS = [
  { keys: ['G'], does: { vi: 'Giống: cùng một người', en: 'Same: one person' } },
  { keys: ['K'], does: { vi: 'Khác: hai người', en: 'Different: two people' } },
  { keys: ['H'], does: { vi: 'Hỏi cơ quan xác nhận', en: 'Ask the agency' } },
  { keys: ['U'], does: { vi: 'Mở phần hủy kết luận', en: 'Open the form for undoing' } },
  { keys: ['J', 'N'], does: { vi: 'Trường hợp sau', en: 'Next case' } },
];
