import type { CopyObstacle, DigitisingEvent } from '#dossier/digitising-event.ts';
import { type Bilingual, type Language, textIn } from '#kernel/bilingual.ts';
import { sayIn } from '#web/language.ts';

/** What became of the copy of a paper, in words. */
export function digitisingWords(
  lang: Language,
  event: DigitisingEvent,
): { readonly what: string; readonly note: string } {
  const say = sayIn(lang);
  switch (event.type) {
    case 'digitising-ordered':
      return {
        what: say('Yêu cầu ký bản số hóa', 'A signed copy was ordered'),
        note: event.data.title,
      };
    case 'paper-digitised':
      return {
        what: say('Đã số hóa giấy tờ', 'A paper was digitised'),
        note: `${event.paper.data.title}, ${say('mã', 'code')} ${event.paper.code}`,
      };
    case 'digitising-failed':
      return {
        what: say('Không số hóa được giấy tờ', 'A paper could not be digitised'),
        note: textIn(lang, obstacleTexts[event.obstacle]),
      };
  }
}

const obstacleTexts: Readonly<Record<CopyObstacle, Bilingual>> = {
  'not-pdf': {
    vi: 'Tệp không phải PDF đọc được. Quét lại bản giấy rồi thêm vào hồ sơ.',
    en: 'The file is no readable PDF. Scan the paper again and add it.',
  },
  encrypted: {
    vi: 'Tệp PDF có mật khẩu. Cần bản không có mật khẩu.',
    en: 'The PDF has a password. One without is needed.',
  },
  altered: {
    vi: 'Tệp đã bị sửa sau khi ký. Cần tệp gốc.',
    en: 'The file was changed after it was signed. The original is needed.',
  },
  infected: {
    vi: 'Tệp có vi-rút. Cần bản chụp hoặc bản quét khác.',
    en: 'The file carries a virus. Another picture or scan is needed.',
  },
  'too-large': {
    vi: 'Bản số hóa lớn hơn 20 MB. Quét lại với độ phân giải thấp hơn.',
    en: 'The copy is larger than 20 MB. Scan the paper again at a lower resolution.',
  },
};
