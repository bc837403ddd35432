import type { Dossier } from '#dossier/dossier.ts';
import type { PostalDirection, PostalEnd } from '#dossier/postal-order.ts';
import { type Day, parseTypedDay } from '#kernel/day.ts';
import type { Directory } from '#store/directory.ts';
import type { PostalDraft } from '#store/postal-orders.ts';
import type { FieldError } from '#web/field-error.ts';
import { type FormValues, one } from '#web/form-values.ts';
import { createFieldReader, type FieldReader } from '#web/field-reader.ts';
import { fullAddress } from '#store/full-address.ts';

/** What an order form says: the draft that it makes, or everything that is wrong. */
export type OrderReading =
  | { readonly ok: true; readonly draft: PostalDraft }
  | { readonly ok: false; readonly errors: readonly FieldError[] };

export interface OrderFacts {
  readonly dossierId: string;
  readonly dossier: Dossier;
  readonly directory: Directory;
  readonly today: Day;
}

export const directionOf = (values: FormValues): PostalDirection =>
  one(values, 'direction') === 'collect' ? 'collect' : 'deliver';

/** Đồng that a postman may be asked to collect at most: far above any fee. */
const MOST_COD = 20_000_000;
const MOST_SERIAL = 99;

/** Reads an order form and names everything that is wrong at once. */
export function readOrder(values: FormValues, facts: OrderFacts): OrderReading {
  const { dossierId, dossier, today } = facts;
  const direction = directionOf(values);
  const reader = createFieldReader(values, today);
  const home = readHome(reader, facts);
  const draft: PostalDraft = {
    dossierId,
    direction,
    serial: reader.count('serial', 1, MOST_SERIAL),
    code: dossier.code,
    home,
    desk: deskEnd(reader, facts, home),
    contents: reader.required('contents', 200, {
      vi: direction === 'collect' ? 'Ghi giấy tờ cần thu gom.' : 'Ghi nội dung bưu gửi.',
      en: direction === 'collect' ? 'Say which papers are to be fetched.' : 'Say what is sent.',
    }),
    day: direction === 'collect' ? readDay(reader, today) : null,
    cod: direction === 'deliver' ? readCod(reader) : 0,
    itemCode: direction === 'deliver' ? readItemCode(reader) : '',
  };
  const { errors } = reader;
  return errors.length === 0 ? { ok: true, draft } : { ok: false, errors };
}

function readHome(reader: FieldReader, { directory, dossier }: OrderFacts): PostalEnd {
  const unit = reader.text('postUnit');
  const area = directory.areaOf(unit);
  if (!directory.isCommune(unit) || area === null) {
    reader.fail('postUnit', {
      vi: 'Chọn xã, phường. Địa chỉ ngoài tỉnh: gửi tại bưu cục rồi ghi người nhận khi trả kết quả.',
      en: 'Choose the commune. Outside the province: send it at a post office and note the receiver when handing over.',
    });
  }
  const line = reader.required('postLine', 200, {
    vi: 'Nhập số nhà, đường, ấp hoặc khu phố.',
    en: 'Enter house, street or hamlet.',
  });
  return {
    name: reader.required('postName', 100, {
      vi: 'Nhập họ tên người mà bưu tá gặp.',
      en: 'Enter the name of whom the postman meets.',
    }),
    unit,
    province: area?.province ?? '',
    district: area?.district ?? null,
    line,
    address: fullAddress(directory, unit, line),
    phone: requiredPhone(reader, 'postPhone'),
    email: dossier.applicant.email,
  };
}

/** The desk as the directory has it; what number to call there, no source gives. */
function deskEnd(
  reader: FieldReader,
  { directory, dossier }: OrderFacts,
  home: Pick<PostalEnd, 'province' | 'district'>,
): PostalEnd {
  const agency = directory.agency(dossier.desk);
  const area = directory.areaOf(agency?.unitCode ?? '') ?? home;
  const address = agency?.address ?? directory.agencyName(dossier.desk, 'vi');
  return {
    name: directory.agencyName(dossier.desk, 'vi'),
    unit: agency?.unitCode ?? '',
    province: area.province,
    district: area.district,
    line: address,
    address,
    phone: requiredPhone(reader, 'deskPhone'),
    email: null,
  };
}

function requiredPhone(reader: FieldReader, field: string): string {
  if (reader.text(field) === '') {
    reader.fail(field, {
      vi: 'Nhập số điện thoại để bưu tá gọi.',
      en: 'Enter a phone number for the postman to call.',
    });
  }
  return reader.phone(field) ?? '';
}

function readDay(reader: FieldReader, today: Day): Day | null {
  const day = parseTypedDay(reader.text('postDay'));
  if (day.ok && day.value >= today) return day.value;
  reader.fail('postDay', {
    vi: 'Nhập ngày thu gom, từ hôm nay trở đi, ví dụ 27/11/2026.',
    en: 'Enter the day, today or later, such as 27/11/2026.',
  });
  return null;
}

function readCod(reader: FieldReader): number {
  const text = reader.text('cod').replaceAll(/[.\s]/g, '');
  const cod = text === '' ? 0 : Number(text);
  if (Number.isInteger(cod) && cod >= 0 && cod <= MOST_COD) return cod;
  reader.fail('cod', {
    vi: 'Nhập số tiền thu hộ bằng đồng, ví dụ 8.000. Ghi 0 nếu không thu hộ.',
    en: 'Enter the amount in đồng, such as 8.000; 0 if nothing is collected.',
  });
  return 0;
}

function readItemCode(reader: FieldReader): string {
  const code = reader.text('itemCode').toUpperCase();
  if (code === '' || /^[A-Z0-9]{5,30}$/.test(code)) return code;
  reader.fail('itemCode', {
    vi: 'Số hiệu bưu gửi chỉ gồm chữ cái không dấu và chữ số. Để trống nếu chưa có nhãn.',
    en: 'The number of a parcel has letters and digits only. Leave it empty if there is no label yet.',
  });
  return '';
}

/** One of the forms of the pane as it was sent back: which, and all that was typed. */
export interface TriedPost {
  /** A direction, or the number of the order that was to be cancelled or seen to. */
  readonly form: string;
  readonly values: FormValues;
}
