import type { Services } from '#web/services.ts';
import { type OfficerRequest, officerRoute } from '#workbench/officer-request.ts';
import { requireRole } from '#workbench/refuse-page.ts';

/** A page of the province's administrator; anybody else is refused, and the attempt is audited as `act`. */
export const administratorRoute = (
  services: Services,
  act: string,
  page: (on: OfficerRequest) => Promise<unknown>,
) =>
  officerRoute(services, async (on) => {
    return (await requireRole(on, 'province-administrator', act)) ?? page(on);
  });
