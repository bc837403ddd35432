import { type FormBody, readFormBody } from '#web/form-body.ts';
import { one } from '#web/form-values.ts';
import { tokenMatches } from '#workbench/guard.ts';
import type { OfficerRequest } from '#workbench/officer-request.ts';

/** Reads a form of an officer, with its files; throws `ForeignForm` where its token is not ours. */
export async function readOfficerForm(on: OfficerRequest): Promise<FormBody> {
  const body = await readFormBody(on.request, on.services);
  if (!tokenMatches(on.session, one(body.values, '_csrf'))) throw new ForeignForm();
  return body;
}

/** A form that was not made for this session: answered with 403 by the error handler. */
export class ForeignForm extends Error {
  readonly code = 'foreign-form';
  readonly statusCode = 403;

  constructor() {
    super('the form carries no token of this session');
  }
}
