import { nationalOrigin } from '#dossier/origin.ts';
import type pg from 'pg';
import type { Attachment } from '#dossier/dossier-event.ts';
import type { CallContext } from '#registries/lgsp/gateway.ts';
import { type NationalPortal, progressKey } from '#registries/national-portal/adapter.ts';
import {
  portalDossier,
  type PortalProgress,
  portalProgress,
} from '#registries/national-portal/codec.ts';
import { without } from '#registries/national-portal/compare.ts';
import { loadHistory } from '#store/load-dossier.ts';
import { pinnedProcedure, type World } from '#store/world.ts';
import type { Tell } from '#worker/exchange.ts';
import { tellNotice } from '#worker/tell-notice.ts';

export interface PortalDuty {
  readonly pool: pg.Pool;
  readonly portal: NationalPortal;
  readonly world: () => World;
  readonly agencyName: (code: string) => string;
  readonly fileUrl: (attachment: Attachment) => string;
}

/**
 * Tells the national portal how a dossier stands now, and every line of progress since it was told
 * last. Where an earlier try may have arrived without an answer, the portal is asked first what it
 * has: it does not notice doubles itself; what is sent as an update twice changes nothing.
 */
export function tellPortal(duty: PortalDuty): Tell {
  const { pool, portal, world } = duty;
  return async ({ dossierId, doneVersion, attempts }) => {
    const { dossier, events } = await loadHistory(pool, dossierId);
    const procedure = pinnedProcedure(world(), dossier);
    const context: CallContext = {
      dossierId,
      subject: dossier.receivedBy.subject,
      agency: dossier.handler,
      purpose: 'Đồng bộ hồ sơ',
      procedureCode: procedure.code,
      person: null,
    };
    const source = { ...duty, dossier, events, procedure };
    const origin = nationalOrigin(dossier.received.origin);
    if (origin !== null) {
      await tellNotice(portal, source, origin, context, attempts > 1);
      return dossier.version;
    }
    const known = attempts > 1 ? await portal.find(dossier.code, context) : null;
    const isUpdating = known !== null || (attempts === 1 && doneVersion > 0);
    // Also where an earlier try arrived: what the portal says of it does not tell whether all of it did.
    await portal.syncDossier(portalDossier(source), isUpdating, context);
    const lines = portalProgress(source, doneVersion, dossier.version);
    const told = portalProgress(source, 0, doneVersion).map(progressKey);
    await portal.addProgress(notThere(lines, without(known?.lines ?? [], told)), context);
    return dossier.version;
  };
}

/** Lines that the portal does not have; of two that read alike each counts by itself. */
function notThere(
  lines: readonly PortalProgress[],
  held: readonly string[],
): readonly PortalProgress[] {
  const missing = [...without(lines.map(progressKey), held)];
  return lines.filter((line) => {
    const at = missing.indexOf(progressKey(line));
    if (at >= 0) missing.splice(at, 1);
    return at >= 0;
  });
}
