import type { Bilingual } from '#kernel/bilingual.ts';

export type CardFaultCode =
  | 'empty'
  | 'too-long'
  | 'not-a-card'
  | 'truncated'
  | 'wrong-number'
  | 'wrong-old-number'
  | 'garbled-name'
  | 'wrong-birth-date'
  | 'wrong-sex'
  | 'garbled-residence'
  | 'wrong-issue-date';

/** The fields of a citizen card's QR, in the order in which they stand there. */
export type CardField =
  | 'personalNumber'
  | 'oldIdentityNumber'
  | 'name'
  | 'birthDate'
  | 'sex'
  | 'residence'
  | 'issuedOn';

/** What a scan gave: the fields that are to be typed by hand, and the last one that came at all. */
export interface ScanDamage {
  readonly broken: readonly CardField[];
  readonly last: CardField;
}

/** What is wrong with a scan and what to do: scan again, or type the fields that are named. */
export const cardFaultText = (code: CardFaultCode, damage: ScanDamage): Bilingual =>
  texts[code](damage);

const fieldNames = {
  personalNumber: { vi: 'số định danh', en: 'personal number' },
  oldIdentityNumber: { vi: 'số CMND cũ', en: 'old identity number' },
  name: { vi: 'họ tên', en: 'name' },
  birthDate: { vi: 'ngày sinh', en: 'date of birth' },
  sex: { vi: 'giới tính', en: 'sex' },
  residence: { vi: 'nơi thường trú', en: 'permanent residence' },
  issuedOn: { vi: 'ngày cấp', en: 'date of issue' },
} satisfies Record<CardField, Bilingual>;

const listOf = (fields: readonly CardField[], language: keyof Bilingual): string =>
  fields.map((field) => fieldNames[field][language]).join(', ');

/** One field that cannot be read, then all that are to be typed. */
const unreadable =
  (vi: string, en: string) =>
  ({ broken }: ScanDamage): Bilingual => ({
    vi: `${vi} Quét lại; nếu vẫn lỗi, nhập như in trên thẻ: ${listOf(broken, 'vi')}. Các mục khác đã đọc được.`,
    en: `${en} Scan again; if it still fails, type as printed on the card: ${listOf(broken, 'en')}. The other fields could be read.`,
  });

const texts = {
  empty: () => ({
    vi: 'Chưa có nội dung. Quét mã QR trên thẻ hoặc dán nội dung mã.',
    en: 'There is nothing to read. Scan the QR code of the card or paste its content.',
  }),
  'too-long': () => ({
    vi: 'Nội dung quét dài quá 2.000 ký tự, không phải của một thẻ. Xóa ô quét rồi quét lại một thẻ.',
    en: 'The scan is longer than 2,000 characters, more than one card has. Empty the field and scan one card again.',
  }),
  'not-a-card': () => ({
    vi: 'Đây không phải mã QR của thẻ căn cước. Quét mã QR in trên thẻ, hoặc nhập tay như in trên thẻ.',
    en: 'This is not the QR code of a citizen card. Scan the QR code on the card, or type what is printed on it.',
  }),
  truncated: ({ broken, last }) => {
    const { vi, en } = fieldNames[last];
    const isKept = !broken.includes(last);
    return {
      vi: `Mã quét bị đứt ở mục ${vi}. Quét lại; nếu vẫn đứt, nhập như in trên thẻ: ${listOf(broken, 'vi')}.${isKept ? ` Đối chiếu kỹ ${vi}, có thể bị thiếu.` : ''}`,
      en: `The scan breaks off at the ${en}. Scan again; if it still does, type as printed on the card: ${listOf(broken, 'en')}.${isKept ? ` Compare the ${en} closely: it may be cut.` : ''}`,
    };
  },
  'wrong-number': unreadable(
    'Mục đầu của mã quét không phải số định danh 12 chữ số.',
    'The first field of the scan is no 12-digit personal number.',
  ),
  'wrong-old-number': unreadable(
    'Số CMND cũ trong mã quét không đọc được.',
    'The old identity number in the scan cannot be read.',
  ),
  'garbled-name': unreadable(
    'Họ tên trong mã quét bị lỗi phông chữ hoặc không đọc được, nên không được điền.',
    'The name in the scan is garbled or cannot be read, and was not filled in.',
  ),
  'wrong-birth-date': unreadable(
    'Ngày sinh trong mã quét không đọc được.',
    'The date of birth in the scan cannot be read.',
  ),
  'wrong-sex': unreadable(
    'Giới tính trong mã quét không đọc được.',
    'The sex in the scan cannot be read.',
  ),
  'garbled-residence': unreadable(
    'Nơi thường trú trong mã quét bị lỗi phông chữ, nên không được điền.',
    'The permanent residence in the scan is garbled and was not filled in.',
  ),
  'wrong-issue-date': unreadable(
    'Ngày cấp trong mã quét không đọc được.',
    'The date of issue in the scan cannot be read.',
  ),
} satisfies Record<CardFaultCode, (damage: ScanDamage) => Bilingual>;
