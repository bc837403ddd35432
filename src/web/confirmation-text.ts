import type { Confirmation } from '#dossier/origin.ts';
import type { Language } from '#kernel/bilingual.ts';
import { formatDateTime } from '#web/format.ts';
import { sayIn } from '#web/language.ts';

/** How and when an applicant confirmed what another prepared for them. */
export function confirmationText(lang: Language, confirmation: Confirmation): string {
  const say = sayIn(lang);
  const at = formatDateTime(confirmation.at, lang);
  return confirmation.by === 'code'
    ? say(
        'bằng mã gửi đến số điện thoại có ba số cuối {phoneEnds}, {at}',
        'by a code sent to the phone that ends in {phoneEnds}, {at}',
        { phoneEnds: confirmation.phoneEnds, at },
      )
    : say('bằng chữ ký trên màn hình, {at}', 'by a signature on the screen, {at}', { at });
}
