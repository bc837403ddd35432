import { type Figure, figureText } from '#written-report/figure.ts';
import type {
  DocumentAnnex,
  DocumentBlock,
  OfficialDocument,
} from '#written-report/official-document.ts';
import type { Prose } from '#written-report/prose.ts';
import { backLink } from '#web/components/back-link.ts';
import { dataTable } from '#web/components/data-table.ts';
import { notice } from '#web/components/notice.ts';
import { type Html, html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import type { OfficerRequest } from '#workbench/officer-request.ts';
import type { OpenReport } from '#workbench/report-de-an-06/open-report.ts';
import { behindPath } from '#workbench/report-de-an-06/behind-path.ts';
import { periodPath } from '#workbench/report-de-an-06/paths.ts';

/** The report as it would be printed; each figure leads to what was counted, or to its source in the annex. */
export function previewPage(
  on: OfficerRequest,
  report: OpenReport,
  document: OfficialDocument,
): Html {
  const { lang } = on;
  const say = sayIn(lang);
  const { title, subject, addressees, blocks, annexes } = document;
  const places = new Map(
    annexes.flatMap(({ rows }) =>
      rows.flatMap(({ key }, index) => (key === null ? [] : [[key, `so-${index + 1}`] as const])),
    ),
  );
  const now = on.services.now();
  const linkOf: LinkOf = (figure) =>
    behindPath(figure, report.period.code, now) ?? `#${places.get(figure.key) ?? ''}`;
  const gaps = blocks.filter(({ kind }) => kind === 'gap').length;
  return html`${backLink({ href: periodPath(report.period.code), text: say('Các phần của báo cáo', 'Parts of the report') })}${
    gaps === 0
      ? null
      : notice({
          lang,
          tone: 'warning',
          body: say('Còn {gaps} phần chưa có nội dung.', '{gaps} parts are missing.', { gaps }),
        })
  }<article lang="vi"><h1>${title}</h1><p><b>${subject}</b></p><p>Kính gửi: ${addressees.join('; ')}.</p>${blocks.map(
    (block) => blockOf(block, linkOf),
  )}</article>${annexes.map((annex) => annexOf(annex, places))}`;
}

type LinkOf = (figure: Figure) => string;

function blockOf(block: DocumentBlock, linkOf: LinkOf): Html {
  switch (block.kind) {
    case 'heading':
      return block.level === 1 ? html`<h2>${block.text}</h2>` : html`<h3>${block.text}</h3>`;
    case 'paragraph':
      return html`<p>${proseOf(block.text, linkOf)}</p>`;
    case 'gap':
      return html`<p><b>${block.text}</b></p>`;
  }
}

const proseOf = (text: Prose, linkOf: LinkOf): readonly (Html | string)[] =>
  text.map((part) =>
    typeof part === 'string' ? part : html`<a href="${linkOf(part)}">${figureText(part)}</a>`,
  );

const annexOf = (
  { title, note, columns, rows }: DocumentAnnex,
  places: ReadonlyMap<string, string>,
): Html =>
  html`<section lang="vi"><h2>${title}</h2><p>${note}</p>${dataTable({
    caption: title,
    captionHidden: true,
    columns: columns.map((column) => ({ label: column.title })),
    rows: rows.map(({ key, cells: [first = '', ...rest] }) => [
      key === null ? first : html`<span id="${places.get(key) ?? ''}">${first}</span>`,
      ...rest,
    ]),
  })}</section>`;
