import type { Trace } from '#store/catalogue-drafts.ts';
import type { OfficerRequest } from '#workbench/officer-request.ts';

/** Who does something to the catalogue, for the audit. */
export function traceOf(on: OfficerRequest, act: string, detail: string): Trace {
  const { subject, role, agency } = on.officer;
  return { at: on.services.now(), subject, role, agency, act, detail };
}
