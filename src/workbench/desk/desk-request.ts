import type { Agency } from '#catalogue/locality.ts';
import { whyMayNotSetUpKiosk } from '#access/may-set-up-desk.ts';
import { NO_DOSSIER } from '#store/write-batch.ts';
import type { FieldError } from '#web/field-error.ts';
import type { FormValues } from '#web/form-values.ts';
import type { Services } from '#web/services.ts';
import { type OfficerRequest, officerRoute } from '#workbench/officer-request.ts';
import { deny, sendProblem } from '#workbench/refuse-page.ts';

/** A form of the page of a desk, as it was sent. */
export interface SentDeskForm {
  readonly values: FormValues;
  readonly errors: readonly FieldError[];
}

/** Sends the page of a desk, with a form as it was sent. */
export type SendDesk = (on: OfficerRequest, desk: Agency, sent: SentDeskForm) => Promise<unknown>;

export const NOTHING_SENT: SentDeskForm = { values: new Map(), errors: [] };

/** A page of a desk (`:desk`): 404 where there is none, 403 where it is not the officer's to set up. */
export const deskRoute = (
  services: Services,
  page: (on: OfficerRequest, desk: Agency) => Promise<unknown>,
) =>
  officerRoute(services, async (on) => {
    const { desk: code } = on.request.params as { readonly desk: string };
    const refusal = whyMayNotSetUpKiosk(on.officer, code);
    if (refusal !== null) return deny(on, NO_DOSSIER, 'set-up-desk', refusal);
    const desk = services
      .directory()
      .agencies.find((agency) => agency.code === code && agency.kind === 'one-stop-desk');
    return desk === undefined ? sendProblem(on, 404, NO_DESK) : page(on, desk);
  });

const NO_DESK = {
  vi: 'Không có Bộ phận Một cửa nào mang mã này.',
  en: 'There is no one-stop desk with this code.',
};
