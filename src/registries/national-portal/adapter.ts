import type { CallContext, Gateway } from '#registries/lgsp/gateway.ts';
import { type PortalCatalogue, portalCatalogue } from '#registries/national-portal/catalogue.ts';
import type { PortalDossier, PortalProgress } from '#registries/national-portal/codec.ts';
import { type PortalAccount, portalCalls } from '#registries/national-portal/portal-call.ts';
import { type NationalStore, nationalStore } from '#registries/national-portal/national-store.ts';
import { type PortalNotices, portalNotices } from '#registries/national-portal/notices.ts';
import { isObject, type JsonObject, objectsOf, textOf } from '#registries/read-answer.ts';

/** The national public-service portal (Cổng DVCQG) through its adapter behind the platform. */
export interface NationalPortal {
  /** DongBoHoSoMC: a dossier that is new to the portal, or how one that it has stands now. */
  readonly syncDossier: (
    dossier: PortalDossier,
    isUpdating: boolean,
    context: CallContext,
  ) => Promise<void>;
  /** CapNhatTienDoHoSoMC: lines of progress, in their order. */
  readonly addProgress: (lines: readonly PortalProgress[], context: CallContext) => Promise<void>;
  /** TraCuuHoSo: what the portal has of a dossier, or null where it has none. */
  readonly find: (code: string, context: CallContext) => Promise<PortalRecord | null>;
  /** The national catalogues: procedures, agencies, fields. */
  readonly catalogue: PortalCatalogue;
  /** Promotion notices that were filed at the portal. */
  readonly notices: PortalNotices;
  /** Results of procedures that people have, from anywhere in the country. */
  readonly store: NationalStore;
}

/** A dossier as the portal holds it, as far as a comparison needs it. */
export interface PortalRecord {
  readonly code: string;
  readonly status: string;
  readonly due: string;
  /** MaTTHC and NgayTiepNhan: by which another dossier of the same code is told apart. */
  readonly procedure: string;
  readonly receivedAt: string;
  /** Each line as `ThoiDiemXuLy TrangThai NoiDungXuLy`. */
  readonly progress: ReadonlySet<string>;
  /** The same lines in the order in which the portal has them, doubles too. */
  readonly lines: readonly string[];
}

/** A line of progress by what tells it from others. */
export const progressKey = (
  line: Pick<PortalProgress, 'ThoiDiemXuLy' | 'TrangThai' | 'NoiDungXuLy'>,
): string => `${line.ThoiDiemXuLy} ${line.TrangThai} ${line.NoiDungXuLy}`;

export function nationalPortal(gateway: Gateway, account: PortalAccount): NationalPortal {
  const call = portalCalls(gateway, account);
  return {
    syncDossier: async (dossier, isUpdating, context) => {
      const payload = { isUpdating: isUpdating ? 'True' : 'False', data: [dossier] };
      await call('DongBoHoSoMC', payload, context);
    },
    addProgress: async (lines, context) => {
      if (lines.length > 0) await call('CapNhatTienDoHoSoMC', { data: lines }, context);
    },
    find: async (code, context) => {
      const answer = await call('TraCuuHoSo', { MaHoSo: code }, context);
      const result = answer['result'];
      return isObject(result) ? recordOf(result) : null;
    },
    catalogue: portalCatalogue(call),
    notices: portalNotices(call),
    store: nationalStore(call, gateway),
  };
}

function recordOf(json: JsonObject): PortalRecord {
  const lines = objectsOf(json, 'TienDo').map((line) =>
    ['ThoiDiemXuLy', 'TrangThai', 'NoiDungXuLy'].map((member) => textOf(line, member)).join(' '),
  );
  return {
    code: textOf(json, 'MaHoSo'),
    status: textOf(json, 'TrangThaiHoSo'),
    due: textOf(json, 'NgayHenTra'),
    procedure: textOf(json, 'MaTTHC'),
    receivedAt: textOf(json, 'NgayTiepNhan'),
    progress: new Set(lines),
    lines,
  };
}
