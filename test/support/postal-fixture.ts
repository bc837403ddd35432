import type { PostalOrder } from '#dossier/postal-order.ts';
import { at } from './dossier-fixtures.ts';

/** Where an invented applicant lives. */
export const HOME: PostalOrder['home'] = {
  name: 'Thị Bích Liên',
  unit: '30730',
  province: '91',
  district: '899',
  line: '12 Trần Phú',
  address: '12 Trần Phú, Phường Vĩnh Thanh Vân, Thành phố Rạch Giá, Tỉnh Kiên Giang',
  phone: '0950000011',
  email: null,
};

export const DESK: PostalOrder['desk'] = {
  ...HOME,
  name: 'Bộ phận Một cửa',
  line: 'UBND phường',
  phone: '02973000000',
};

/** A result that is to be sent home, as it was just ordered. */
export function postalOrder(changes: Partial<PostalOrder> = {}): PostalOrder {
  const orderedAt = at('2022-06-21 09:00');
  return {
    dossierId: '01818b2e-0000-7000-8000-000000000001',
    direction: 'deliver',
    serial: 1,
    number: '000.01.40.H33-220621-0001-T1',
    home: HOME,
    desk: DESK,
    contents: 'Kết quả hồ sơ',
    day: null,
    cod: 0,
    orderedBy: 'demo:quay',
    orderedAt,
    state: 'waiting',
    stateAt: orderedAt,
    itemCode: '',
    sentAt: null,
    refusal: '',
    history: [],
    cancel: null,
    settled: null,
    ...changes,
  };
}
