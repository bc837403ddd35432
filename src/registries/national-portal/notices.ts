import type { CallContext } from '#registries/lgsp/gateway.ts';
import {
  type PortalNotice,
  readNotice,
  readNoticeCodes,
} from '#registries/national-portal/notice-codec.ts';
import type { PortalCall } from '#registries/national-portal/portal-call.ts';
import type { NoticeState } from '#registries/national-portal/notice-state.ts';

/**
 * Promotion notices that traders filed at the portal. No source names the services by which they are
 * fetched; these three names are ours and to be confirmed (docs/integrations/national-portal.md).
 */
export interface PortalNotices {
  /** Codes of those that were not taken over yet. */
  readonly waiting: (context: CallContext) => Promise<readonly string[]>;
  readonly fetch: (code: string, context: CallContext) => Promise<PortalNotice>;
  /** Tells the portal that a notice is a dossier here; it may be told again. */
  readonly acknowledge: (code: string, dossier: string, context: CallContext) => Promise<void>;
  /** DongBoTrangThaiHoSo: how a notice that came from the portal stands here. */
  readonly tellState: (state: NoticeState, context: CallContext) => Promise<void>;
}

/** The only value of `type` that production code sends; what it means is in no source. */
const TYPE = '2';

export function portalNotices(call: PortalCall): PortalNotices {
  return {
    waiting: async (context) => readNoticeCodes(await call('LayDanhSachHoSoKM', {}, context)),
    fetch: async (code, context) =>
      readNotice(code, await call('LayHoSoKM', { MaHoSo: code }, context)),
    acknowledge: async (code, dossier, context) => {
      await call('XacNhanHoSoKM', { MaHoSo: code, MaHoSoDonVi: dossier }, context);
    },
    tellState: async (data, context) => {
      await call('DongBoTrangThaiHoSo', { type: TYPE, data }, context);
    },
  };
}
