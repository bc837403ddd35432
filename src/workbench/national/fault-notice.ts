import { textIn } from '#kernel/bilingual.ts';
import { type FaultCode, faultTexts } from '#registries/registry-fault.ts';
import { notice } from '#web/components/notice.ts';
import type { Html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import type { OfficerRequest } from '#workbench/officer-request.ts';

const isFaultCode = (code: string): code is FaultCode => Object.hasOwn(faultTexts, code);

/** Why the portal could not be asked, in words; the page itself works on. */
export function portalFault({ lang }: OfficerRequest, code: string, title: string): Html {
  const known = isFaultCode(code) ? textIn(lang, faultTexts[code]) : code;
  return notice({
    lang,
    tone: 'warning',
    role: 'alert',
    title,
    body: `${known} ${sayIn(lang)('Những gì đã lấy trước đó vẫn xem được.', 'What was fetched before can still be read.')}`,
  });
}

/** Said where no portal is connected at all. */
export const notConnected = ({ lang }: OfficerRequest): Html =>
  notice({
    lang,
    tone: 'info',
    title: sayIn(lang)(
      'Chưa kết nối Cổng Dịch vụ công quốc gia.',
      'The national public-service portal is not connected.',
    ),
    body: sayIn(lang)(
      'Đặt địa chỉ và tài khoản của trục tích hợp (docs/integrations/national-portal.md) rồi khởi động lại.',
      'Set address and account of the platform (docs/integrations/national-portal.md) and start again.',
    ),
  });
