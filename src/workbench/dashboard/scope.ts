import { type FiguresScope, figuresScope } from '#access/figures-scope.ts';
import { formValues, one } from '#web/form-values.ts';
import type { OfficerRequest } from '#workbench/officer-request.ts';

/** Whose figures and reports this officer sees. */
export const scopeOf = ({ officer, services }: OfficerRequest): FiguresScope =>
  figuresScope(officer, services.directory().agency(officer.agency));

/**
 * The agency whose figures are asked for, '' being the province; null where there is no such agency or it is none of
 * this officer's. Whoever has one agency need not name it.
 */
export function askedAgency(on: OfficerRequest): string | null {
  const code = one(formValues(on.request.query), 'co-quan');
  if (scopeOf(on) === 'own-agency') {
    return code === '' || code === on.officer.agency ? on.officer.agency : null;
  }
  return code === '' || on.services.directory().agency(code) !== null ? code : null;
}
