import type { Delivery } from '#dossier/dossier-event.ts';
import type { FieldReader } from '#web/field-reader.ts';

/** In place of a commune: an address of which no unit is kept here. */
export const OUTSIDE_PROVINCE = 'ngoai-tinh';

/** What an address is read by. */
export interface DeliveryFacts {
  readonly isCommune: (code: string) => boolean;
  /** A line with the names of the units above it, as `12 Trần Phú, Phường …, Tỉnh …`. */
  readonly addressOf: (commune: string, line: string) => string;
}

/** By post: the commune, the line before it, and a number that the postman can call. */
export function readDelivery(
  reader: FieldReader,
  applicantPhone: string | null,
  { isCommune, addressOf }: DeliveryFacts,
): Delivery {
  const method = reader.choice('delivery', ['desk', 'post']);
  if (method === 'desk') return { method, address: null };
  const chosen = reader.text('deliveryUnit');
  const isOutside = chosen === OUTSIDE_PROVINCE;
  if (!isOutside && !isCommune(chosen)) {
    reader.fail('deliveryUnit', {
      vi: 'Chọn xã, phường của địa chỉ nhận, hoặc “Ngoài tỉnh”.',
      en: 'Choose the commune of the address, or “outside the province”.',
    });
  }
  const line = reader.required('deliveryAddress', 300, {
    vi: 'Nhập địa chỉ nhận kết quả qua bưu chính.',
    en: 'Enter the address to which the result is posted.',
  });
  const isOwn = reader.text('deliveryPhone') === '';
  const phone = isOwn ? applicantPhone : reader.phone('deliveryPhone');
  if (isOwn && phone === null) {
    reader.fail('deliveryPhone', {
      vi: 'Nhập số điện thoại để bưu tá gọi khi giao kết quả.',
      en: 'Enter a phone number for the postman to call.',
    });
  }
  const unit = isOutside ? null : chosen;
  return {
    method,
    address: unit === null ? line : addressOf(unit, line),
    post: { unit, line, phone: phone ?? '' },
  };
}
