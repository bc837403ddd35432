import type { Day } from '#kernel/day.ts';
import type { CampaignSource } from '#quality/campaign.ts';
import type { SourceRecord } from '#quality/source-record.ts';
import type { Registries } from '#registries/connect.ts';
import type { CallContext } from '#registries/lgsp/gateway.ts';
import { PULL_PACE, type PulledPage, type PullOptions, pullPages } from '#registries/pull-pages.ts';
import {
  recordOfBirth,
  recordOfCitizen,
  recordOfInjection,
  recordOfInsured,
  recordOfPupil,
} from '#worker/quality/source-records.ts';

/** A register that a campaign reads; of the social insurance and the population the whole province. */
export type RegisterSource = Extract<CampaignSource, { readonly kind: 'register' }>;

export interface SourcePage {
  readonly records: readonly SourceRecord[];
  readonly pages: number;
}

/**
 * The records of a register, page by page. A page that cannot be had is asked for again as often as the
 * options say, then its `RegistryFault` is the caller's, who goes on later from the page after the last
 * that was taken over (`options.from`). A record that moved meanwhile is met twice: keep them by id.
 */
export const readSource = (
  registries: Registries,
  source: RegisterSource,
  context: CallContext,
  options: PullOptions = PULL_PACE,
): AsyncGenerator<PulledPage<SourcePage>, void, undefined> =>
  pullPages((page) => sourcePage(registries, source, page, context), options);

async function sourcePage(
  registries: Registries,
  source: RegisterSource,
  page: number,
  context: CallContext,
): Promise<SourcePage> {
  switch (source.register) {
    case 'vaccination': {
      const { records, pages } = await registries.vaccination.page(daysOf(source), page, context);
      return { records: records.map(recordOfInjection), pages };
    }
    case 'civil-status': {
      const { births, pages } = await registries.civilStatus.births(daysOf(source), page, context);
      return { records: births.map(recordOfBirth), pages };
    }
    case 'national-population': {
      const { citizens, pages } = await registries.population.page(EVERYWHERE, page, context);
      return { records: citizens.map(recordOfCitizen), pages };
    }
    case 'social-insurance': {
      const { records, pages } = await registries.socialInsurance.page(EVERYWHERE, page, context);
      return { records: records.map(recordOfInsured), pages };
    }
    case 'education':
      return pupilPage(registries, source.schoolYear ?? '', page, context);
  }
}

const EVERYWHERE = '';

/** All that there is, where no days are named. */
const daysOf = ({ from, to }: RegisterSource): { readonly from: Day; readonly to: Day } => ({
  from: (from ?? '1900-01-01') as Day,
  to: (to ?? '2099-12-31') as Day,
});

/** The same page of both classes as one, so that one number says where one stopped. */
async function pupilPage(
  { education }: Registries,
  schoolYear: string,
  page: number,
  context: CallContext,
): Promise<SourcePage> {
  const ninth = await education.page({ grade: 9, schoolYear }, page, context);
  const twelfth = await education.page({ grade: 12, schoolYear }, page, context);
  return {
    records: [...ninth.pupils, ...twelfth.pupils].map((pupil) => recordOfPupil(pupil, schoolYear)),
    pages: Math.max(ninth.pages, twelfth.pages),
  };
}
