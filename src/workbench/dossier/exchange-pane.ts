import { mayAskRegisters } from '#access/may-ask-registers.ts';
import { type Party, STEP_SYSTEMS } from '#dossier/deliveries.ts';
import type { Dossier } from '#dossier/dossier.ts';
import { isNoticeChannel } from '#dossier/notice-channel.ts';
import { type Bilingual, textIn } from '#kernel/bilingual.ts';
import type { DossierDelivery } from '#store/deliveries.ts';
import { pane } from '#web/components/pane.ts';
import { summaryList } from '#web/components/summary-list.ts';
import { formatDateTime } from '#web/format.ts';
import { type Html, html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import type { OfficerRequest } from '#workbench/officer-request.ts';
import { resultText, stageLabels } from '#workbench/dossier/outside-words.ts';
import { partyLabels } from '#dossier/party-labels.ts';
import { registersPath } from '#workbench/registers/paths.ts';

/**
 * Whether the applicant was verified and the others were told: apart from how the work stands. The ways
 * to the applicant stand here only where they fail; what was told by them, in the pane of notices.
 */
export function exchangePane(
  { lang, officer }: OfficerRequest,
  dossier: Dossier,
  deliveries: readonly DossierDelivery[],
): Html | null {
  const say = sayIn(lang);
  const { identity } = dossier;
  const others = deliveries.filter(
    ({ party, failingSince, heldBecause }) =>
      !APART.includes(party) &&
      (!isNoticeChannel(party) || failingSince !== null || heldBecause !== null),
  );
  if (identity === 'none' && others.length === 0) return null;
  return pane({
    id: 'exchange',
    title: say('Xác thực và đồng bộ', 'Verification and synchronisation'),
    body: html`${summaryList({
      rows: [
        { key: say('Người nộp', 'Applicant'), value: textIn(lang, IDENTITY[identity]) },
        ...others.map((delivery) => ({
          key: textIn(lang, partyLabels[delivery.party]),
          value: textIn(lang, stepState(dossier, delivery)) ?? textIn(lang, stateOf(delivery)),
        })),
        ...Object.values(dossier.outsideResults).map((result) => ({
          key: say('Kết quả đăng ký', 'Entry in the register'),
          value: resultText(lang, result),
        })),
      ],
    })}${
      mayAskRegisters(officer)
        ? html`<p><a href="${registersPath(dossier.code)}">${say('Tra cứu hệ thống khác cho hồ sơ này', 'Ask other registers for this dossier')}</a></p>`
        : null
    }`,
  });
}

/** Told of elsewhere: who the applicant is, the money, and the post each where they stand. */
const APART: readonly Party[] = ['national-population', 'payment', 'postal'];

const IDENTITY: Readonly<Record<Dossier['identity'], Bilingual>> = {
  none: { vi: 'Không có số định danh để xác thực', en: 'No number to verify by' },
  awaited: { vi: 'Chờ xác thực', en: 'Verification awaited' },
  matches: { vi: 'Đã xác thực, khớp', en: 'Verified, matches' },
  differs: { vi: 'Không khớp, cần đối chiếu giấy tờ', en: 'Differs: check the papers' },
  unknown: { vi: 'Không tìm thấy số định danh', en: 'Number not found' },
};

/** Of a system that is at work on the dossier: how far it is; null of one that is not, or fails. */
function stepState(
  { outside, phase }: Dossier,
  { party, isDone, failingSince, heldBecause }: DossierDelivery,
): Bilingual | null {
  const isAtWork = !isDone && failingSince === null && heldBecause === null;
  if (!isAtWork || phase.kind === 'closed' || !STEP_SYSTEMS.some((one) => one === party)) {
    return null;
  }
  return outside === null ? null : stageLabels[outside.stage];
}

function stateOf({ isDone, failingSince, heldBecause }: DossierDelivery): Bilingual {
  if (isDone) return { vi: 'Đã đồng bộ', en: 'Told' };
  if (heldBecause !== null) {
    return { vi: `Giữ lại: ${heldBecause}`, en: `Held: ${heldBecause}` };
  }
  if (failingSince === null) return { vi: 'Chờ đồng bộ', en: 'Waits to be told' };
  return {
    vi: `Chưa gửi được từ ${formatDateTime(failingSince, 'vi')}, tự gửi lại`,
    en: `Could not be sent since ${formatDateTime(failingSince, 'en')}; tried again by itself`,
  };
}
