import { type Party, PARTIES } from '#dossier/deliveries.ts';
import { partyLabels } from '#dossier/party-labels.ts';
import { type Bilingual, type Language, textIn } from '#kernel/bilingual.ts';
import type { DataUse } from '#store/data-use.ts';
import { sayIn } from '#web/language.ts';

/** What a page shows of a person, by the first word under which its reads stand in the audit. */
const PAGES: Readonly<Record<string, Bilingual>> = {
  dossier: { vi: 'Xem hồ sơ', en: 'Read the dossier' },
  attachment: { vi: 'Mở giấy tờ trong hồ sơ', en: 'Opened a paper of the dossier' },
  worklist: { vi: 'Thấy trong danh sách việc', en: 'Saw it in the work-list' },
  'awaiting-supplement': {
    vi: 'Thấy trong danh sách chờ bổ sung',
    en: 'Saw it among those waiting',
  },
  search: { vi: 'Tìm thấy khi tra cứu', en: 'Found it by a search' },
  document: { vi: 'Mở văn bản đã ký số', en: 'Opened a signed document' },
  'stored-document': { vi: 'Mở văn bản đã ký số', en: 'Opened a signed document' },
  'store-lookup': {
    vi: 'Tra cứu văn bản đã ký số của bạn để giải quyết thủ tục ở nơi khác',
    en: 'Looked up a signed document of yours for a procedure elsewhere',
  },
  'shared-page': { vi: 'Xem trang văn bản được chia sẻ', en: 'Looked at a shared document' },
  'shared-file': { vi: 'Mở tệp văn bản được chia sẻ', en: 'Opened the file of a shared document' },
  form: { vi: 'Mở hoặc in giấy tiếp nhận, phiếu', en: 'Opened or printed a form' },
  payment: { vi: 'Xem thanh toán', en: 'Read a payment' },
  bill: { vi: 'Mở biên lai', en: 'Opened a receipt' },
  draft: { vi: 'Mở hồ sơ nháp bằng mã bạn đưa', en: 'Opened the draft by your code' },
  'postal-list': { vi: 'Xem bưu gửi', en: 'Read parcels' },
  'postal-label': { vi: 'In nhãn bưu gửi', en: 'Printed a parcel’s label' },
  'kiosk-dossiers': { vi: 'Ki-ốt đọc thẻ căn cước', en: 'A kiosk read the card' },
  'exchange-log': { vi: 'Xem nhật ký kết nối', en: 'Read the log of exchange' },
  'exchange-call': { vi: 'Xem một lần trao đổi với hệ thống khác', en: 'Read one exchange' },
  'waiting-delivery': { vi: 'Xem việc đang chờ gửi', en: 'Read what waits to be sent' },
  reconciliation: { vi: 'Đối chiếu với Cổng quốc gia', en: 'Compared with the national portal' },
  'quality-case': {
    vi: 'Đối chiếu, làm sạch dữ liệu về bạn giữa hai hệ thống',
    en: 'Compared what two registers say of you',
  },
  'quality-list': {
    vi: 'Thấy trong danh sách dữ liệu cần đối chiếu',
    en: 'Saw it in the list of data to be compared',
  },
  'look-up': { vi: 'Điền sẵn để tra cứu hệ thống khác', en: 'Prepared a look-up elsewhere' },
};

/** What was done with somebody's data, in words; what has none is told as it stands in the log. */
export function whatWasDone(lang: Language, { act, purpose, recipient }: DataUse): string {
  if (purpose !== null && recipient === null) {
    const system = isParty(act) ? textIn(lang, partyLabels[act]) : act;
    return `${sayIn(lang)('Hỏi', 'Asked:')} ${system}: ${purpose}`;
  }
  const [page = '', ...rest] = act.split(' ');
  const known = PAGES[page.replace(/:$/, '')] ?? PAGES[act];
  const done = known === undefined ? [page, ...rest].join(' ') : textIn(lang, known);
  return purpose === null ? done : `${done}: ${purpose}`;
}

const isParty = (text: string): text is Party => PARTIES.some((party) => party === text);
