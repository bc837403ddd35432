import type { PaperForm } from '#dossier/dossier-event.ts';
import type { Bilingual } from '#kernel/bilingual.ts';

/** The forms of TT 01/2018/TT-VPCP. */
export const paperNames = {
  '01': { vi: 'Mẫu 01 – Giấy tiếp nhận và hẹn trả', en: 'Form 01 – receipt' },
  '02': { vi: 'Mẫu 02 – Phiếu yêu cầu bổ sung', en: 'Form 02 – supplement request' },
  '03': { vi: 'Mẫu 03 – Phiếu từ chối', en: 'Form 03 – refusal' },
  '04': { vi: 'Mẫu 04 – Phiếu xin lỗi và hẹn lại', en: 'Form 04 – apology' },
  '05': { vi: 'Mẫu 05 – Phiếu kiểm soát quá trình', en: 'Form 05 – control sheet' },
  '06': { vi: 'Mẫu 06 – Sổ theo dõi hồ sơ', en: 'Form 06 – register' },
} satisfies Record<PaperForm, Bilingual>;
