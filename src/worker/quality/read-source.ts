import type { Day } from '#kernel/day.ts';
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

/** Which list of which register is read. */
export type Source =
  | { readonly register: 'vaccination' | 'civil-status'; readonly from: Day; readonly to: Day }
  /** Of one commune, or with an empty code of the whole province. */
  | { readonly register: 'population' | 'social-insurance'; readonly commune: string }
  /** Both classes; of a year such as `2021-2022`. */
  | { readonly register: 'education'; readonly schoolYear: string };

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
  source: Source,
  context: CallContext,
  options: PullOptions = PULL_PACE,
): AsyncGenerator<PulledPage<SourcePage>, void, undefined> =>
  pullPages((page) => sourcePage(registries, source, page, context), options);

async function sourcePage(
  registries: Registries,
  source: Source,
  page: number,
  context: CallContext,
): Promise<SourcePage> {
  switch (source.register) {
    case 'vaccination': {
      const { records, pages } = await registries.vaccination.page(source, page, context);
      return { records: records.map(recordOfInjection), pages };
    }
    case 'civil-status': {
      const { births, pages } = await registries.civilStatus.births(source, page, context);
      return { records: births.map(recordOfBirth), pages };
    }
    case 'population': {
      const { citizens, pages } = await registries.population.page(source.commune, page, context);
      return { records: citizens.map(recordOfCitizen), pages };
    }
    case 'social-insurance': {
      const { records, pages } = await registries.socialInsurance.page(
        source.commune,
        page,
        context,
      );
      return { records: records.map(recordOfInsured), pages };
    }
    case 'education':
      return pupilPage(registries, source.schoolYear, page, context);
  }
}

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
