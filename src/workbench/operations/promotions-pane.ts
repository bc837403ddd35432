import { textIn } from '#kernel/bilingual.ts';
import type { KnownNotice } from '#store/portal-notices.ts';
import { button } from '#web/components/button.ts';
import { csrfField } from '#web/components/csrf-field.ts';
import { dataTable } from '#web/components/data-table.ts';
import { hiddenFields } from '#web/components/hidden-fields.ts';
import { pane } from '#web/components/pane.ts';
import { textInput } from '#web/components/text-input.ts';
import { formatDateTime } from '#web/format.ts';
import { type Html, html, type Value } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import { noticeProblemText } from '#workbench/operations/notice-problem-text.ts';
import { OPERATIONS_PATH } from '#workbench/operations/paths.ts';
import type { OfficerRequest } from '#workbench/officer-request.ts';

/** Promotion notices of the portal that could not be taken over, and what a person can do; else nothing. */
export function promotionsPane(on: OfficerRequest, notices: readonly KnownNotice[]): Html | null {
  if (notices.length === 0) return null;
  const { lang } = on;
  const say = sayIn(lang);
  return pane({
    id: 'promotions',
    title: say(
      'Thông báo khuyến mại trên Cổng quốc gia chưa nhận được',
      'Promotion notices at the portal that could not be taken over',
    ),
    body: html`<p>${say(
      'Các thông báo này vẫn chờ trên Cổng, chưa thành hồ sơ và không cản thông báo khác. Sửa nguyên nhân rồi thử lại, hoặc đóng khi đã xử lý cách khác.',
      'They still wait at the portal, are no dossiers yet and hold up no others. Mend the cause and try again, or close one that was dealt with otherwise.',
    )}</p>${dataTable({
      caption: say('Thông báo chưa nhận được', 'Notices not taken over'),
      captionHidden: true,
      columns: [
        { label: say('Mã trên Cổng', 'Code at the portal') },
        { label: say('Thủ tục', 'Procedure') },
        { label: say('Từ lúc', 'Since') },
        { label: say('Vì sao', 'Why') },
        { label: say('Xử lý', 'What to do') },
      ],
      rows: notices.map((one): readonly Value[] => [
        one.code,
        one.procedureCode,
        formatDateTime(one.seenAt, lang),
        html`<ul>${one.problems.map((problem) => html`<li>${textIn(lang, noticeProblemText(problem))}</li>`)}</ul>`,
        actsOf(on, one),
      ]),
    })}`,
  });
}

function actsOf(on: OfficerRequest, { dossierId, code }: KnownNotice): Html {
  const { lang } = on;
  const say = sayIn(lang);
  const form = (deed: string, body: Html): Html =>
    html`<form method="post" action="${OPERATIONS_PATH}/thong-bao/${deed}">${csrfField(on.session.csrf)}${hiddenFields({ dossierId })}${body}</form>`;
  return html`${form(
    'thu-lai',
    button({ text: say('Thử lại', 'Try again'), about: code, kind: 'quiet', size: 'small' }),
  )}${form(
    'dong',
    html`${textInput({ lang, name: 'because', id: `because-${dossierId}`, label: say('Đã xử lý thế nào', 'How it was dealt with'), width: 'short' })}${button({ text: say('Đóng', 'Close'), about: code, kind: 'quiet', size: 'small' })}`,
  )}`;
}
