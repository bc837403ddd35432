import type { Agency } from '#catalogue/locality.ts';
import { answeringAgency } from '#feedback/feedback.ts';
import type { Visit } from '#portal/visit.ts';

/** An agency that exists and may be reported about, or null. */
export function agencyFor({ services }: Visit, code: string): Agency | null {
  const { agencies } = services.directory();
  const agency = agencies.find((known) => known.code === code);
  if (agency === undefined) return null;
  const answers = answeringAgency(agency);
  return agencies.some((known) => known.code === answers) ? agency : null;
}
