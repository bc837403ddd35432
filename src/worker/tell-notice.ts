import type { NationalOrigin } from '#dossier/origin.ts';
import type { CallContext } from '#registries/lgsp/gateway.ts';
import type { NationalPortal } from '#registries/national-portal/adapter.ts';
import type { PortalSource } from '#registries/national-portal/codec.ts';
import { noticeState } from '#registries/national-portal/notice-state.ts';

/**
 * Tells the portal how a notice stands that was filed there, under the portal's own code and instead
 * of DongBoHoSoMC: that would make a second dossier of it, and one filing would count as two. What is
 * received at a counter of ours the portal does not know yet, so it goes the ordinary way only.
 */
export async function tellNotice(
  portal: NationalPortal,
  source: PortalSource,
  { code }: NationalOrigin,
  context: CallContext,
  mayBeThere: boolean,
): Promise<void> {
  const state = noticeState(source, code);
  const held = mayBeThere ? await portal.find(code, context) : null;
  if (held?.status === state.TrangThai) return;
  await portal.notices.tellState(state, context);
}
