import {
  type Bilingual,
  type FurtherLanguage,
  type Language,
  languageCode,
  textIn,
  type Values,
} from '#kernel/bilingual.ts';

/** What a person reads before they confirm what somebody prepared for them: few and plain words. */
export const CONFIRM_WORDS = {
  question: { vi: 'Bạn nộp hồ sơ này phải không?', en: 'Is this what you want to file?' },
  applicant: { vi: 'Người nộp', en: 'Applicant' },
  helper: { vi: 'Người giúp', en: 'Helper' },
  procedure: { vi: 'Việc', en: 'What' },
  about: { vi: 'Cho', en: 'For' },
  desk: { vi: 'Nộp đến', en: 'Filed with' },
  due: { vi: 'Ngày trả kết quả', en: 'Result on' },
  noLimit: { vi: 'Không quy định', en: 'No time limit' },
  fee: { vi: 'Tiền phải nộp', en: 'To pay' },
  noFee: { vi: 'Không mất tiền', en: 'Nothing to pay' },
  papers: { vi: 'Giấy tờ kèm theo', en: 'Papers' },
  seeAll: { vi: 'Xem tất cả đã khai', en: 'See all that was filled in' },
  change: { vi: 'Có chỗ sai, quay lại sửa', en: 'Something is wrong, go back' },
  byCode: {
    vi: 'Cách 1: Đọc mã trong điện thoại của bạn',
    en: 'First way: read the code on your phone',
  },
  sendCode: { vi: 'Gửi mã đến số {phone}', en: 'Send a code to {phone}' },
  sendAgain: { vi: 'Gửi mã khác đến số {phone}', en: 'Send another code to {phone}' },
  codeSent: {
    vi: 'Đã gửi mã 6 số đến {phone}. Đúng thì đọc mã cho người giúp. Không đúng thì đừng đọc.',
    en: 'A code of 6 digits was sent to {phone}. If all is right, read it to your helper. If not, do not.',
  },
  code: { vi: 'Mã 6 số', en: 'Code of 6 digits' },
  confirm: { vi: 'Đúng, nộp hồ sơ', en: 'Yes, file it' },
  noPhone: {
    vi: 'Chưa có số điện thoại di động. Ký tên ở dưới.',
    en: 'There is no mobile number. Sign below.',
  },
  noTexts: {
    vi: 'Tỉnh chưa nối tin nhắn. Ký tên ở dưới.',
    en: 'The province sends no text messages yet. Sign below.',
  },
  bySignature: { vi: 'Cách 2: Ký tên bằng ngón tay', en: 'Second way: sign with your finger' },
  signHere: { vi: 'Ký tên vào khung này', en: 'Sign in this box' },
  clear: { vi: 'Ký lại', en: 'Sign again' },
  sign: { vi: 'Đã ký, nộp hồ sơ', en: 'Signed, file it' },
  needsScript: {
    vi: 'Máy này chưa ký được trên màn hình. Dùng mã, hoặc ra quầy bằng mã hồ sơ nháp.',
    en: 'This device cannot take a signature. Use the code, or go to a counter with the code of the draft.',
  },
  codeMissing: { vi: 'Nhập mã 6 số trong tin nhắn.', en: 'Enter the 6 digits of the message.' },
  codeWrong: {
    vi: 'Mã không đúng. Xem lại tin nhắn mới nhất.',
    en: 'That is not the code. Look at the newest message.',
  },
  codeExpired: { vi: 'Mã đã hết giờ. Gửi mã khác.', en: 'The code has run out. Send another.' },
  codeChanged: {
    vi: 'Hồ sơ đã sửa sau khi gửi mã. Xem lại rồi gửi mã khác.',
    en: 'The dossier was changed after the code was sent. Look at it, then send another.',
  },
  codeTooMany: {
    vi: 'Thử quá nhiều lần. Đợi 15 phút, hoặc ký tên.',
    en: 'Too many tries. Wait 15 minutes, or sign.',
  },
  codeNotSent: {
    vi: 'Chưa gửi được tin nhắn. Thử lại sau, hoặc ký tên.',
    en: 'The message could not be sent. Try later, or sign.',
  },
  signatureMissing: {
    vi: 'Chưa có chữ ký. Ký tên vào khung.',
    en: 'There is no signature yet. Sign in the box.',
  },
  down: {
    vi: 'Chưa nộp được vì hệ thống tạm ngừng. Đợi một lát rồi làm lại; không bị nộp hai lần.',
    en: 'It could not be filed because the system is down for a moment. Wait a little and try again; it is not filed twice.',
  },
} as const satisfies Record<string, Bilingual>;

export type ConfirmWord = keyof typeof CONFIRM_WORDS;

/** Says these words in the language of whoever confirms. */
export const sayConfirm =
  (reader: Language) =>
  (word: ConfirmWord, values?: Values): string =>
    textIn(reader, CONFIRM_WORDS[word], values);

/** The languages in which one may confirm: a further one only where it has each of these words. */
export const readersWith = (further: readonly FurtherLanguage[]): readonly Language[] => [
  'vi',
  'en',
  ...further.filter(({ texts }) => Object.values(CONFIRM_WORDS).every(({ vi }) => texts.has(vi))),
];

/** The first of some languages that may be confirmed in; else Vietnamese. */
export const readerOf = (
  codes: readonly string[],
  further: readonly FurtherLanguage[],
): Language => {
  const readers = readersWith(further);
  return (
    codes.flatMap((code) => readers.find((one) => languageCode(one) === code) ?? [])[0] ?? 'vi'
  );
};
