import { isRole, roleLabels } from '#access/role.ts';
import { type Language, textIn } from '#kernel/bilingual.ts';
import { whatWasDone } from '#portal/citizen/data-use-words.ts';
import { CITIZEN_HOME, DATA_USE } from '#portal/citizen/paths.ts';
import { sendCitizenPage, type SignedInVisitor } from '#portal/citizen/visitor.ts';
import { type DataUse, dataUses } from '#store/data-use.ts';
import { backLink } from '#web/components/back-link.ts';
import { dataTable } from '#web/components/data-table.ts';
import { numberedPager } from '#web/components/numbered-pager.ts';
import { formValues } from '#web/form-values.ts';
import { formatCount, formatDateTime } from '#web/format.ts';
import { type Html, html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import { pageNumber } from '#web/page-number.ts';

const PAGE_SIZE = 50;

/** Who looked at my data: every read by an officer or by consent, and every question to another system. */
export async function showDataUse(visitor: SignedInVisitor): Promise<unknown> {
  const { services, lang, citizen, request } = visitor;
  const say = sayIn(lang);
  const page = pageNumber(formValues(request.query));
  const { uses, total } = await dataUses(services.readPool, citizen, {
    from: null,
    before: null,
    limit: PAGE_SIZE,
    offset: (page - 1) * PAGE_SIZE,
  });
  const title = say('Ai đã xem dữ liệu của tôi', 'Who looked at my data');
  const last = Math.max(1, Math.ceil(total / PAGE_SIZE));
  return sendCitizenPage(visitor, {
    title,
    body: html`${backLink({ href: CITIZEN_HOME, text: say('Của tôi', 'Mine') })}
<h1>${title}</h1>
<p>${say(
      'Mỗi lần cán bộ mở hồ sơ của bạn, mỗi lần hệ thống hỏi nơi khác về bạn và mỗi lần có người mở giấy tờ bạn chia sẻ đều được ghi. Nếu có lần nào không rõ vì sao, hãy gửi phản ánh và nêu thời điểm.',
      'Every time an officer opens a dossier of yours, another system is asked about you, or somebody opens what you shared, it is noted. Should you not know why, send a report and name the time.',
    )} <a href="/phan-anh">${say('Gửi phản ánh', 'Send a report')}</a></p>
${total === 0 ? html`<p>${say('Chưa có lần nào.', 'Nobody has yet.')}</p>` : table(visitor, uses, total)}
${numberedPager({ lang, page, hasMore: page < last, at: (other) => `${DATA_USE}?trang=${other}` })}`,
  });
}

function table({ lang, services }: SignedInVisitor, uses: readonly DataUse[], total: number): Html {
  const say = sayIn(lang);
  return dataTable({
    cards: 'plain',
    caption: say('{total} lần, mới nhất trước', '{total} times, newest first', {
      total: formatCount(total, lang),
    }),
    columns: [
      { label: say('Lúc', 'When') },
      { label: say('Ai', 'Who') },
      { label: say('Việc gì, để làm gì', 'What, and what for') },
      { label: say('Hồ sơ', 'Dossier') },
    ],
    rows: uses.map((use) => [
      formatDateTime(use.at, lang),
      whoDid(lang, use, (code) => services.directory().agencyName(code, lang)),
      whatWasDone(lang, use),
      use.code ?? '',
    ]),
  });
}

/** By role and agency: a name is nobody's to know but the agency's, which has it in its audit. */
export function whoDid(
  lang: Language,
  { role, agency, recipient }: Pick<DataUse, 'role' | 'agency' | 'recipient'>,
  agencyName: (code: string) => string,
): string {
  const say = sayIn(lang);
  if (role === 'citizen') return say('Chính bạn, khi điền tờ khai', 'You, filling in a form');
  if (role === 'owner')
    return say('Người cùng có tên trên văn bản', 'Another whose document it is');
  if (role === 'other-system') return say('Hệ thống {name}', 'The system {name}', { name: agency });
  if (recipient !== null) {
    return say('{recipient}, do bạn chia sẻ', '{recipient}, with whom you shared it', {
      recipient,
    });
  }
  if (role === 'recipient') {
    return say(
      'Người được một người cùng có tên trên văn bản chia sẻ',
      'One with whom another whose document it is shared it',
    );
  }
  if (role === 'system') return say('Hệ thống tự động', 'The system by itself');
  const as = isRole(role) ? textIn(lang, roleLabels[role]) : say('Cán bộ', 'An officer');
  return `${as}, ${agencyName(agency)}`;
}
