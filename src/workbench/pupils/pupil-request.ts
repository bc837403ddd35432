import { type PupilSight, pupilSightOf } from '#access/may-invite-pupils.ts';
import { type Campaign, readCampaigns } from '#store/quality-campaigns.ts';
import {
  INVITATION_STATES,
  type InvitationState,
  type PupilFilter,
} from '#store/pupils-without-card.ts';
import { NO_DOSSIER } from '#store/write-batch.ts';
import { type FormValues, formValues, one } from '#web/form-values.ts';
import type { OfficerRequest } from '#workbench/officer-request.ts';
import { PUPILS_PATH } from '#workbench/pupils/paths.ts';
import { deny } from '#workbench/refuse-page.ts';

/** Whom of which campaign somebody looks at. */
export interface PupilRequest {
  readonly on: OfficerRequest;
  readonly sight: PupilSight;
  /** Campaigns of pupils, the newest first. */
  readonly campaigns: readonly Campaign[];
  /** Null where there is no campaign yet. */
  readonly filter: PupilFilter | null;
}

/** Reads what is asked for, and keeps the police of a commune to those who live there. */
export async function withPupils(
  on: OfficerRequest,
  page: (of: PupilRequest) => Promise<unknown>,
): Promise<unknown> {
  const { officer, services } = on;
  const sight = pupilSightOf(officer, services.directory().agency(officer.agency));
  if (sight === null) return deny(on, NO_DOSSIER, 'pupils-without-card', 'role-may-not');
  const campaigns = (await readCampaigns(services.pool)).filter(
    ({ kind }) => kind === 'pupils-card',
  );
  const sent = formValues(on.request.method === 'POST' ? on.request.body : on.request.query);
  const campaign = campaigns.find(({ campaignId }) => campaignId === one(sent, 'dot'));
  const { campaignId } = campaign ?? campaigns[0] ?? { campaignId: null };
  const filter = campaignId === null ? null : filterOf(campaignId, sent, sight);
  return page({ on, sight, campaigns, filter });
}

function filterOf(campaignId: string, sent: FormValues, sight: PupilSight): PupilFilter {
  const given = (name: string): string | null => one(sent, name) || null;
  return {
    campaignId,
    commune: sight.of === 'commune' ? sight.commune : given('xa'),
    school: given('truong'),
    grade: given('lop'),
    state: stateOf(one(sent, 'tinh-trang')),
  };
}

const stateOf = (text: string): InvitationState | null =>
  INVITATION_STATES.find((state) => state === text) ?? null;

/** What the address of a list says of its filter. */
export const filterQuery = ({ campaignId, commune, school, grade, state }: PupilFilter): string =>
  new URLSearchParams({
    dot: campaignId,
    ...(commune === null ? {} : { xa: commune }),
    ...(school === null ? {} : { truong: school }),
    ...(grade === null ? {} : { lop: grade }),
    ...(state === null ? {} : { 'tinh-trang': state }),
  }).toString();

export const pupilsAt = (filter: PupilFilter, below = ''): string =>
  `${PUPILS_PATH}${below}?${filterQuery(filter)}`;
