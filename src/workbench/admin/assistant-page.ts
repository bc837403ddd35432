import { dayOf } from '#kernel/day.ts';
import type { ListedAssistant } from '#store/assistants.ts';
import { button } from '#web/components/button.ts';
import { csrfField } from '#web/components/csrf-field.ts';
import { dataTable } from '#web/components/data-table.ts';
import { errorSummary } from '#web/components/error-summary.ts';
import { hiddenFields } from '#web/components/hidden-fields.ts';
import { nameSearch } from '#web/components/name-search.ts';
import { notice } from '#web/components/notice.ts';
import { pageHeading } from '#web/components/page-heading.ts';
import { pager } from '#web/components/pager.ts';
import { tag } from '#web/components/tag.ts';
import { textarea } from '#web/components/textarea.ts';
import { type SentForm, sentField, summaryOf } from '#web/field-error.ts';
import { formatCount, formatDay } from '#web/format.ts';
import { type Html, html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import type { OfficerRequest } from '#workbench/officer-request.ts';

export const ASSISTANTS_PATH = '/can-bo/quan-tri/nguoi-giup';

export interface AssistantListView {
  readonly query: string;
  readonly assistants: readonly ListedAssistant[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
  readonly form: SentForm;
  /** How many were just taken in; null where none were. */
  readonly added: number | null;
}

/** The people of the hamlets' teams, found by name, number, team or commune, and the form to add more. */
export function assistantListPage(on: OfficerRequest, view: AssistantListView): Html {
  const { lang, session } = on;
  const say = sayIn(lang);
  const link = (page: number): string =>
    `${ASSISTANTS_PATH}?tim=${encodeURIComponent(view.query)}&trang=${page}`;
  return html`${errorSummary({ lang, errors: summaryOf(view.form.errors, lang) })}${pageHeading({
    title: say('Người giúp ở ấp, khu phố', 'Helpers in hamlets'),
    sub: say(
      'Đăng nhập bằng tài khoản của chính họ rồi soạn hồ sơ giúp người dân tại /giup-do; người dân xác nhận bằng mã hoặc chữ ký.',
      'They sign in with accounts of their own and prepare dossiers for people at /giup-do; these confirm by a code or a signature.',
    ),
  })}
${
  view.added === null
    ? null
    : notice({
        lang,
        tone: 'success',
        role: 'status',
        body: say('Đã lưu {added} người.', '{added} people are listed.', { added: view.added }),
      })
}
${nameSearch({
  lang,
  action: ASSISTANTS_PATH,
  label: say('Tìm theo tên, số định danh, tổ hoặc xã', 'Find by name, number, team or commune'),
  value: view.query,
})}
${
  view.assistants.length === 0
    ? html`<p class="empty">${say('Không có ai. Thêm ở dưới đây.', 'Nobody. Add people below.')}</p>`
    : table(on, view.assistants)
}
${pager({
  lang,
  previous: view.page > 1 ? link(view.page - 1) : null,
  next: view.page < view.pages ? link(view.page + 1) : null,
  summary: say('{total} người', '{total} people', { total: formatCount(view.total, lang) }),
})}
<h2>${say('Thêm người', 'Add people')}</h2>
<form method="post" action="${ASSISTANTS_PATH}" novalidate>${csrfField(session.csrf)}${textarea({
    ...sentField(lang, view.form)('lines'),
    label: say('Mỗi người một dòng', 'One person a line'),
    hint: say(
      'Họ tên; số định danh; tên tổ; xã (mã hoặc tên). Dán thẳng bốn cột từ bảng tính cũng được.',
      'Name; personal number; team; commune (code or name). Four columns of a spreadsheet can be pasted.',
    ),
    rows: 6,
  })}<div class="acts">${button({ text: say('Thêm vào danh sách', 'Add to the list') })}</div></form>`;
}

function table(on: OfficerRequest, assistants: readonly ListedAssistant[]): Html {
  const { lang, services } = on;
  const say = sayIn(lang);
  const communes = new Map(services.directory().communes.map(({ code, name }) => [code, name]));
  return dataTable({
    caption: say('Người giúp', 'Helpers'),
    captionHidden: true,
    columns: [
      { label: say('Họ và tên', 'Name') },
      { label: say('Số định danh', 'Personal number') },
      { label: say('Tổ', 'Team') },
      { label: say('Xã', 'Commune') },
      { label: say('Tình trạng', 'State') },
      { label: say('Thao tác', 'Act'), labelHidden: true },
    ],
    rows: assistants.map((one) => [
      one.name,
      one.identityNumber,
      one.team,
      communes.get(one.unit) ?? one.unit,
      one.endedAt === null
        ? `${say('Từ', 'Since')} ${formatDay(dayOf(one.since), lang)}`
        : tag({
            text: `${say('Đã thôi từ', 'Ended on')} ${formatDay(dayOf(one.endedAt), lang)}`,
            tone: 'neutral',
          }),
      one.endedAt === null ? dismissForm(on, one) : '',
    ]),
  });
}

const dismissForm = ({ lang, session }: OfficerRequest, one: ListedAssistant): Html =>
  html`<form method="post" action="${ASSISTANTS_PATH}/thoi">${csrfField(session.csrf)}${hiddenFields({ number: one.identityNumber })}${button({ text: sayIn(lang)('Thôi giúp', 'End'), about: one.name, kind: 'quiet', size: 'small' })}</form>`;
