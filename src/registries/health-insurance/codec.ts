import type { HttpAnswer } from '#registries/call-http.ts';
import type { Bilingual } from '#kernel/bilingual.ts';
import { isObject, readJsonAnswer, textOf } from '#registries/read-answer.ts';
import { RegistryFault } from '#registries/registry-fault.ts';

/** What the insurance gateway is asked: a card by its number and whose it is (data/bhyt.json). */
export interface CardQuery {
  /** 15 characters, the 10 digits of the insurance code, or a personal number of 12. */
  readonly card: string;
  readonly name: string;
  /** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
  readonly birthDate: string;
}

/** A card as the gateway knows it; only of a card that it found. */
export interface InsuranceCard {
  readonly code: string;
  readonly name: string;
  readonly birthDate: string;
  readonly address: string;
  readonly hospital: string;
  readonly from: string;
  readonly to: string;
}

/** What may be done after an answer of a code (bhyt.json `groups`). */
export type CardGroup =
  | 'usable'
  | 'other-manager'
  | 'identity-mismatch'
  | 'not-found'
  | 'expired'
  | 'technical'
  /** Codes that the source lists without saying what may be done. */
  | 'unclassified';

export interface CardAnswer {
  readonly result: string;
  readonly group: CardGroup;
  readonly text: Bilingual;
  readonly card: InsuranceCard | null;
}

const of = (group: CardGroup, text: Bilingual) => ({ group, text });

/** All result codes of the gateway, with the words of bhyt.json. */
export const RESULT_CODES: Readonly<
  Record<string, { readonly group: CardGroup; readonly text: Bilingual }>
> = {
  '000': of('usable', {
    vi: 'Thông tin thẻ chính xác, còn giá trị',
    en: 'The card is right and valid',
  }),
  '001': of('other-manager', {
    vi: 'Thẻ do BHXH Bộ Quốc phòng quản lý',
    en: 'The army’s insurance has it',
  }),
  '002': of('other-manager', {
    vi: 'Thẻ do BHXH Bộ Công an quản lý',
    en: 'The police’s insurance has it',
  }),
  '003': of('usable', {
    vi: 'Thẻ cũ hết giá trị nhưng đã được cấp thẻ mới',
    en: 'Ended; there is a new card',
  }),
  '003.1': of('usable', { vi: 'Thẻ đã gia hạn', en: 'The card was extended' }),
  '004': of('usable', {
    vi: 'Thẻ cũ còn giá trị nhưng đã được cấp thẻ mới',
    en: 'Valid; there is a new card',
  }),
  '010': of('expired', { vi: 'Thẻ hết giá trị sử dụng', en: 'The card has ended' }),
  '050': of('not-found', { vi: 'Không thấy thông tin thẻ', en: 'There is no such card' }),
  '051': of('not-found', { vi: 'Mã thẻ không đúng', en: 'The card’s number is wrong' }),
  '052': of('not-found', {
    vi: 'Mã tỉnh cấp thẻ (ký tự 4,5) không đúng',
    en: 'The province’s code is wrong',
  }),
  '053': of('not-found', {
    vi: 'Mã quyền lợi (ký tự 3) không đúng',
    en: 'The benefit’s code is wrong',
  }),
  '060': of('identity-mismatch', { vi: 'Thẻ sai họ tên', en: 'The name differs' }),
  '061': of('identity-mismatch', {
    vi: 'Thẻ sai họ tên (đúng ký tự đầu)',
    en: 'The name differs after its first letter',
  }),
  '070': of('identity-mismatch', { vi: 'Thẻ sai ngày sinh', en: 'The birth date differs' }),
  '080': of('identity-mismatch', { vi: 'Thẻ sai giới tính', en: 'The sex differs' }),
  '090': of('identity-mismatch', { vi: 'Thẻ sai nơi ĐKKCBBĐ', en: 'The first hospital differs' }),
  '100': of('technical', {
    vi: 'Lỗi khi lấy dữ liệu sổ thẻ',
    en: 'The card’s data cannot be read',
  }),
  '101': of('technical', { vi: 'Lỗi server', en: 'The server has a fault' }),
  '110': of('expired', { vi: 'Thẻ đã thu hồi', en: 'The card was withdrawn' }),
  '120': of('expired', { vi: 'Thẻ đã báo giảm', en: 'The card was given up' }),
  '121': of('expired', {
    vi: 'Báo giảm chuyển ngoại tỉnh',
    en: 'Given up: moved to another province',
  }),
  '122': of('expired', {
    vi: 'Báo giảm chuyển nội tỉnh',
    en: 'Given up: moved within the province',
  }),
  '123': of('expired', { vi: 'Báo giảm do tăng lại cùng đơn vị', en: 'Given up: enrolled anew' }),
  '124': of('expired', { vi: 'Báo giảm ngừng tham gia', en: 'Given up: no longer insured' }),
  '130': of('unclassified', { vi: 'Trẻ em không xuất trình thẻ', en: 'A child without a card' }),
  '205': of('technical', { vi: 'Sai định dạng tham số', en: 'A parameter has the wrong form' }),
  '401': of('technical', { vi: 'Lỗi xác thực tài khoản', en: 'The account is not accepted' }),
  '501': of('technical', { vi: 'Token không hợp lệ', en: 'The token is not valid' }),
};

/** Codes after which a new token may help: the account or the token was not accepted. */
export const TOKEN_CODES: ReadonlySet<string> = new Set(['401', '501']);

/** Reads the answer to a look-up; a code that nobody knows is a fault. */
export function readCard(answer: HttpAnswer): CardAnswer {
  const json = readJsonAnswer(answer);
  const result = textOf(json, 'maKetQua');
  const known = RESULT_CODES[result];
  if (known === undefined) throw new RegistryFault('wrong-shape', `code ${result}`, answer);
  const hasCard = textOf(json, 'maThe') !== '';
  return {
    result,
    ...known,
    card: hasCard
      ? {
          code: textOf(json, 'maThe'),
          name: textOf(json, 'hoTen'),
          birthDate: textOf(json, 'ngaySinh'),
          address: textOf(json, 'diaChi'),
          hospital: textOf(json, 'maDKBD'),
          from: textOf(json, 'gtTheTu'),
          to: textOf(json, 'gtTheDen'),
        }
      : null,
  };
}

export interface InsuranceToken {
  readonly accessToken: string;
  readonly idToken: string;
}

/** Reads the answer to token/take. */
export function readToken(answer: HttpAnswer): InsuranceToken {
  const json = readJsonAnswer(answer);
  const key = json['APIKey'];
  if (textOf(json, 'maKetQua') !== '200' || !isObject(key)) {
    throw new RegistryFault('no-token', textOf(json, 'maKetQua') || 'no APIKey', answer);
  }
  return { accessToken: textOf(key, 'access_token'), idToken: textOf(key, 'id_token') };
}
