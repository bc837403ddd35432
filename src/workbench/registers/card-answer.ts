import { type Bilingual, type Language, textIn } from '#kernel/bilingual.ts';
import type { CardAnswer, CardGroup } from '#registries/health-insurance/codec.ts';
import { notice } from '#web/components/notice.ts';
import { summaryList } from '#web/components/summary-list.ts';
import { type Html, html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import { textAsItCame } from '#workbench/registers/answer-table.ts';

/** What the insurance gateway says of a card, in words, and what to do then. */
export function cardAnswer(lang: Language, { result, group, text, card }: CardAnswer): Html {
  const say = sayIn(lang);
  const { tone, todo } = GROUPS[group];
  const rows: readonly (readonly [string, string])[] =
    card === null
      ? []
      : [
          [say('Mã thẻ', 'Card'), card.code],
          [say('Họ tên', 'Name'), card.name],
          [say('Ngày sinh', 'Born'), card.birthDate],
          [say('Địa chỉ', 'Address'), card.address],
          [say('Nơi ĐKKCB ban đầu', 'First hospital'), card.hospital],
          [say('Giá trị', 'Valid'), `${card.from} – ${card.to}`],
        ];
  return html`${notice({ lang, tone, title: `${result}: ${textIn(lang, text)}`, body: textIn(lang, todo) })}
${rows.length === 0 ? null : summaryList({ rows: rows.map(([key, value]) => ({ key, value: textAsItCame(lang, value) })) })}`;
}

const GROUPS = {
  usable: {
    tone: 'success',
    todo: {
      vi: 'Đối chiếu họ tên, ngày sinh và thời hạn với giấy tờ rồi tiếp tục.',
      en: 'Compare name, birth date and validity with the papers, then go on.',
    },
  },
  'other-manager': {
    tone: 'warning',
    todo: {
      vi: 'Thẻ do lực lượng vũ trang quản lý: hỏi cơ quan BHXH nêu trên, Cổng không có dữ liệu thẻ.',
      en: 'The card is kept by the forces: ask the insurance named above.',
    },
  },
  'identity-mismatch': {
    tone: 'warning',
    todo: {
      vi: 'Cổng so từng chữ, từng dấu. Kiểm tra lại chữ đã nhập, nhất là chữ quét từ thẻ; nếu giấy tờ đúng thì đề nghị cơ quan BHXH điều chỉnh.',
      en: 'The gateway compares letter by letter. Check what was typed, and above all what was scanned; if the papers are right, the insurance must correct its record.',
    },
  },
  'not-found': {
    tone: 'warning',
    todo: {
      vi: 'Kiểm tra lại số thẻ; thử bằng số định danh, hoặc tìm mã số BHXH theo họ tên.',
      en: 'Check the number; try the personal number, or look for the code by name.',
    },
  },
  expired: {
    tone: 'warning',
    todo: {
      vi: 'Thẻ không còn dùng được. Giải thích lý do nêu trên và hướng dẫn người dân đến cơ quan BHXH.',
      en: 'The card cannot be used any more. Tell why, and where the insurance is.',
    },
  },
  technical: {
    tone: 'warning',
    todo: {
      vi: 'Lỗi của Cổng hoặc của tài khoản, không phải của thẻ. Tra cứu lại sau ít phút.',
      en: 'A fault of the gateway or the account, not of the card. Try again in some minutes.',
    },
  },
  unclassified: {
    tone: 'info',
    todo: {
      vi: 'Cách xử lý mã này chờ cơ quan BHXH xác nhận; hỏi cơ quan BHXH trước khi dùng.',
      en: 'What this code allows is to be confirmed by the insurance; ask before you rely on it.',
    },
  },
} as const satisfies Record<
  CardGroup,
  { readonly tone: 'success' | 'warning' | 'info'; readonly todo: Bilingual }
>;
