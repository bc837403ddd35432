import { type Bilingual, type Language, textIn } from '#kernel/bilingual.ts';

/** What an administrator is told who cannot do with a draft what was asked. */
export const NO_SUCH_DRAFT = {
  vi: 'Bản nháp này không còn: đã được công bố hoặc đã bỏ. Mở danh mục để xem.',
  en: 'This draft is gone: it was published or thrown away. Open the catalogue to see.',
};
export const SUBMITTED = {
  vi: 'Bản nháp đang chờ duyệt. Rút về trước khi sửa.',
  en: 'The draft awaits approval. Take it back before you change it.',
};
export const NOTE_MISSING = {
  vi: 'Ghi lý do và văn bản căn cứ của thay đổi này.',
  en: 'Write the reason for this change and the document that orders it.',
};
export const REASON_MISSING = {
  vi: 'Ghi lý do trả lại để người soạn biết phải sửa gì.',
  en: 'Write why it is given back, so that the writer knows what to change.',
};
export const NOT_YET = {
  vi: 'Chưa trình hoặc công bố được. Xem các chỗ cần sửa bên dưới.',
  en: 'It cannot be submitted or published yet. See below what is to be corrected.',
};
export const NOT_SUBMITTED = {
  vi: 'Bản nháp này chưa được trình duyệt.',
  en: 'This draft was not submitted for approval.',
};
export const OWN_DRAFT = {
  vi: 'Người soạn không được tự duyệt. Nhờ một quản trị viên khác.',
  en: 'Who wrote a draft may not approve it. Ask another administrator.',
};
export const CHANGED = {
  vi: 'Một người khác vừa thay đổi bản nháp này. Xem lại rồi làm lại.',
  en: 'Somebody else has just changed this draft. Look again, then repeat.',
};
export const NO_FORM_CHOSEN = {
  vi: 'Chọn tờ khai để sao chép.',
  en: 'Choose the form to copy.',
};

/** What has just been done, as the list of its kind says it (`?xong=`); null where it says nothing. */
export const doneText = (done: string, lang: Language): string | null =>
  textIn(lang, DONE[done]) ?? null;

const DONE: Readonly<Record<string, Bilingual>> = {
  'cong-bo': { vi: 'Đã công bố.', en: 'Published.' },
  'da-bo': { vi: 'Đã bỏ bản nháp.', en: 'The draft was thrown away.' },
  'da-nhap': { vi: 'Đã nhập thành bản nháp.', en: 'Imported as drafts.' },
  'khong-doi': {
    vi: 'Tệp giống hệt bản đã công bố nên không tạo bản nháp nào.',
    en: 'The file is what is published already; no draft was made.',
  },
};

export const FORM_FAULTY = {
  vi: 'Chưa điền thử được. Sửa các chỗ nêu bên dưới trước.',
  en: 'It cannot be tried yet. Correct what is named below first.',
};
export const PREVIEW_FAULTY = {
  vi: 'Chưa xem trước được. Sửa các chỗ nêu bên dưới trước.',
  en: 'It cannot be previewed yet. Correct what is named below first.',
};
