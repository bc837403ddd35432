import { textIn } from '#kernel/bilingual.ts';
import { compareWithNational } from '#registries/national-portal/national-draft.ts';
import { backLink } from '#web/components/back-link.ts';
import { button } from '#web/components/button.ts';
import { csrfField } from '#web/components/csrf-field.ts';
import { dataTable } from '#web/components/data-table.ts';
import { linkButton } from '#web/components/link-button.ts';
import { pageHeading } from '#web/components/page-heading.ts';
import { pane } from '#web/components/pane.ts';
import { summaryList } from '#web/components/summary-list.ts';
import { tag } from '#web/components/tag.ts';
import { formatDateTime } from '#web/format.ts';
import { type Html, html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import { differenceTable } from '#workbench/catalogue/difference-table.ts';
import { CATALOGUE_PATH, historyPath } from '#workbench/catalogue/paths.ts';
import { procedureKind } from '#workbench/catalogue/procedure-kind.ts';
import {
  type ComparedProcedure,
  comparedStates,
  stateTones,
} from '#workbench/national/compared-procedure.ts';
import { portalFault } from '#workbench/national/fault-notice.ts';
import { comparedPath, COMPARISON_PATH } from '#workbench/national/paths.ts';
import type { OfficerRequest } from '#workbench/officer-request.ts';

export interface ComparedView {
  readonly compared: ComparedProcedure;
  /** Why the last asking failed, as a code of a fault. */
  readonly fault: string | null;
}

/** One procedure on both sides: what the national values would change, and what must be read by hand. */
export function comparedPage(on: OfficerRequest, { compared, fault }: ComparedView): Html {
  const { lang } = on;
  const say = sayIn(lang);
  const { code, name, state, ours, national, fetchedAt } = compared;
  return html`${backLink({ href: COMPARISON_PATH, text: say('Đối chiếu CSDL quốc gia', 'Comparison') })}
${
  fault === null
    ? null
    : portalFault(on, fault, say('Chưa lấy được từ Cổng quốc gia.', 'It could not be fetched.'))
}
${pageHeading({
  title: name,
  sub: html`${code} · ${tag({ text: textIn(lang, comparedStates[state]), tone: stateTones[state] })} · ${
    fetchedAt === null
      ? say('chưa lấy từ CSDL quốc gia', 'not fetched yet')
      : `${say('lấy lúc', 'fetched')} ${formatDateTime(fetchedAt, lang)}`
  }`,
})}
${actsOf(on, compared)}
${ours === null || national === null ? null : bothSides(on, ours, national)}
${national === null ? null : nationalPane(on, national)}`;
}

type Side = NonNullable<ComparedProcedure['ours']>;
type National = NonNullable<ComparedProcedure['national']>;

function actsOf(on: OfficerRequest, { code, ours, national, state }: ComparedProcedure): Html {
  const say = sayIn(on.lang);
  const form = (path: string, act: Html): Html =>
    html`<form method="post" action="${comparedPath(code)}/${path}">${csrfField(on.session.csrf)}${act}</form>`;
  const fetch = form(
    'lay',
    button({
      text:
        national === null
          ? say('Lấy từ CSDL quốc gia', 'Fetch from the national database')
          : say('Lấy lại', 'Fetch again'),
      kind: national === null ? 'primary' : 'secondary',
      main: national === null,
    }),
  );
  const draft =
    national === null || state === 'same'
      ? null
      : form(
          'ban-nhap',
          button({
            text:
              ours === null
                ? say('Tạo bản nháp thủ tục mới', 'Make a draft of a new procedure')
                : say('Tạo bản nháp cập nhật', 'Make a draft of the update'),
            main: true,
          }),
        );
  return html`<div class="acts">${draft}${fetch}${
    ours === null
      ? null
      : linkButton({
          text: say('Xem trong danh mục của tỉnh', 'See it in our catalogue'),
          href: historyPath(CATALOGUE_PATH, code),
          kind: 'quiet',
        })
  }</div>`;
}

function bothSides(on: OfficerRequest, ours: Side, national: National): Html {
  const { lang } = on;
  const say = sayIn(lang);
  const { differences, unread, compared, body } = compareWithNational(ours, national);
  const sections = procedureKind.sections(on, body);
  return html`${pane({
    id: 'differences',
    title: say('Của tỉnh (trước) và của CSDL quốc gia (sau)', 'Ours (before), national (after)'),
    body: differenceTable(lang, differences, { ...compared, sections }),
  })}
${
  unread.length === 0
    ? null
    : pane({
        id: 'unread',
        title: say('Phải tự đọc', 'To be read by hand'),
        body: html`<p>${say(
          'Không lấy tự động vì không đọc được chắc chắn. Bản nháp ghi các dòng này vào mục cần xác nhận.',
          'Not taken over, since it cannot be read for certain. A draft lists these as to be confirmed.',
        )}</p>${dataTable({
          caption: say('CSDL quốc gia ghi', 'What the national database says'),
          captionHidden: true,
          columns: [
            { label: say('Mục', 'Place') },
            { label: say('CSDL quốc gia ghi', 'The national database says') },
          ],
          rows: unread.map(({ field, national: said }) => [
            field,
            said === '' ? say('(không có mục này)', '(does not have it)') : said,
          ]),
        })}`,
      })
}`;
}

/** What has no place in our catalogue is shown as it came. */
function nationalPane(on: OfficerRequest, national: National): Html {
  const say = sayIn(on.lang);
  const listed = (rows: readonly { readonly code: string; readonly name: string }[]): string =>
    rows.map(({ code, name }) => (code === '' ? name : `${name} (${code})`)).join('; ');
  const rows = [
    { key: say('Lĩnh vực', 'Field'), value: listed(national.fields) },
    { key: say('Cơ quan thực hiện', 'Agencies'), value: listed(national.agencies) },
    { key: say('Trình tự thực hiện', 'Steps'), value: national.steps.join(' → ') },
  ];
  return pane({
    id: 'national',
    title: say('CSDL quốc gia còn ghi', 'The national database also says'),
    body: summaryList({ rows: rows.filter(({ value }) => value !== '') }),
  });
}
