import type { Result } from '#kernel/result.ts';
import { makeReport, type ReportForm } from '#reports/forms.ts';
import type { BrokenLine } from '#reports/ii-06a/counts.ts';
import type { Issuer, Report } from '#reports/report.ts';
import type { ReportAsked, ReportSources } from '#reports/report-sources.ts';
import type { OfficerRequest } from '#workbench/officer-request.ts';
import { systemName } from '#workbench/papers/dossier-paper.ts';

/** What a report is made of on behalf of an officer. */
export const sourcesOf = ({ services }: OfficerRequest): ReportSources => ({
  pool: services.readPool,
  agencies: services.directory().agencies,
  catalogue: services.catalogue(),
  province: services.directory().province,
  rules: services.reportRules,
  now: services.now(),
});

export const makeFor = (
  on: OfficerRequest,
  form: ReportForm,
  asked: ReportAsked,
): Promise<Result<Report, readonly BrokenLine[]>> => makeReport(sourcesOf(on), form, asked);

/** Who gives a report out: the agency that it is about, else that of the officer. */
export function issuerFor({ services, officer }: OfficerRequest, { scope }: ReportAsked): Issuer {
  const directory = services.directory();
  const code = scope.kind === 'agency' ? scope.agency.code : officer.agency;
  const parent = directory.agency(code)?.parentCode ?? null;
  return {
    agency: directory.agencyName(code, 'vi'),
    parentAgency: parent === null ? null : directory.agencyName(parent, 'vi'),
    place: directory.placeName(code),
    system: systemName(directory),
    printedAt: services.now(),
  };
}
