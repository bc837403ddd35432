import { textIn } from '#kernel/bilingual.ts';
import { settingsFile } from '#linkage/settings-file.ts';
import { type CampaignKind, campaignKindLabels } from '#quality/campaign.ts';
import { CASE_CLASSES, caseClassLabels } from '#quality/case-class.ts';
import { guessedSettings } from '#quality/link-columns.ts';
import { rowFieldLabels } from '#quality/read-row.ts';
import type { Side } from '#store/quality-records.ts';
import { actions } from '#web/components/actions.ts';
import { backLink } from '#web/components/back-link.ts';
import { button } from '#web/components/button.ts';
import { checkboxes, radios } from '#web/components/choices.ts';
import { csrfField } from '#web/components/csrf-field.ts';
import { dataTable } from '#web/components/data-table.ts';
import { disclosure } from '#web/components/disclosure.ts';
import { errorSummary } from '#web/components/error-summary.ts';
import { fileInput } from '#web/components/file-input.ts';
import { hiddenFields } from '#web/components/hidden-fields.ts';
import { notice } from '#web/components/notice.ts';
import { pageHeading } from '#web/components/page-heading.ts';
import { pane } from '#web/components/pane.ts';
import { textarea } from '#web/components/textarea.ts';
import { textInput } from '#web/components/text-input.ts';
import { errorOf, type SentForm, sentField, summaryOf } from '#web/field-error.ts';
import { formatCount } from '#web/format.ts';
import { many, one } from '#web/form-values.ts';
import { type Html, html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import type { PlacedText, TableInspection } from '#web/table-inspection.ts';
import type { OfficerRequest } from '#workbench/officer-request.ts';
import { NEW_CAMPAIGN_PATH, QUALITY_PATH } from '#workbench/quality/paths.ts';
import { hasDays, shippedOf, SIDES } from '#workbench/quality/read-campaign.ts';
import { registerLabels } from '#workbench/quality/source-name.ts';

/** A table that was uploaded for a side, with what is in it, and what the form carries it along by. */
export interface ShownTable {
  readonly name: string;
  readonly kept: string;
  readonly inspection: TableInspection;
}

export interface NewCampaignView {
  readonly kind: CampaignKind;
  readonly campaignId: string;
  readonly sent: SentForm;
  readonly tables: Readonly<Partial<Record<Side, ShownTable>>>;
}

/** The form of a new campaign; tables are read and shown before anything is begun with them. */
export function newCampaignPage(on: OfficerRequest, view: NewCampaignView): Html {
  const { lang } = on;
  const say = sayIn(lang);
  const { kind, campaignId, sent } = view;
  const shipped = shippedOf(kind);
  const field = sentField(lang, sent);
  const isFresh = sent.values.size === 0;
  const year = new Date(on.services.now()).getFullYear();
  return html`${backLink({ href: QUALITY_PATH, text: say('Chất lượng dữ liệu', 'Data quality') })}
${errorSummary({ lang, errors: summaryOf(sent.errors, lang) })}
${pageHeading({
  title: say('Chiến dịch mới', 'A new campaign'),
  sub: textIn(lang, campaignKindLabels[kind]),
})}
<form method="post" action="${NEW_CAMPAIGN_PATH}" enctype="multipart/form-data" novalidate data-once>${csrfField(on.session.csrf)}${hiddenFields({ kind, campaignId })}
${textInput({ ...field('name'), label: say('Tên chiến dịch', 'Name of the campaign'), value: isFresh ? textIn(lang, shipped.name) : field('name').value, maxLength: 200 })}
${SIDES.map((side) => sourcePane(on, view, side))}
${
  hasDays(shipped.left)
    ? html`<div class="grounds">${textInput({ ...field('from'), label: say('Ghi nhận từ ngày', 'Recorded from'), hint: '01/09/2021', width: 'short', optional: true })}${textInput({ ...field('to'), label: say('Đến ngày', 'To'), hint: '30/09/2021', width: 'short', optional: true })}</div>`
    : null
}
${
  kind === 'pupils-card'
    ? textInput({
        ...field('schoolYear'),
        label: say('Năm học', 'School year'),
        value: isFresh ? `${year - 1}-${year}` : field('schoolYear').value,
        width: 'short',
      })
    : null
}
${checkboxes({
  lang,
  name: 'fourEyes',
  label: say('Lớp lỗi cần hai người cùng kết luận', 'Classes that two people judge'),
  values: isFresh ? shipped.fourEyes : many(sent.values, 'fourEyes'),
  options: CASE_CLASSES.map((value) => ({ value, text: textIn(lang, caseClassLabels[value]) })),
})}
${disclosure({
  id: 'more-settings',
  summary: say('Cấu hình so sánh (tự đoán sẵn)', 'Settings of the comparison (guessed)'),
  open: errorOf(sent.errors, 'settings', lang) !== undefined,
  body: textarea({
    ...field('settings'),
    label: say('Cấu hình, dạng JSON', 'Settings, as JSON'),
    hint: say(
      'Ý nghĩa từng mục ở docs/linkage.md. Để trống thì hệ thống tự đoán.',
      'docs/linkage.md says what each means. Empty: guessed.',
    ),
    value: isFresh ? settingsFile(guessedSettings(kind)) : field('settings').value,
    optional: true,
    rows: 14,
  }),
})}
${actions(button({ text: say('Tạo chiến dịch', 'Begin the campaign') }))}</form>`;
}

function sourcePane(on: OfficerRequest, view: NewCampaignView, side: Side): Html {
  const { lang } = on;
  const say = sayIn(lang);
  const { sent, tables, kind } = view;
  const register = shippedOf(kind)[side];
  const table = tables[side];
  const chosen = one(sent.values, `${side}-source`);
  const title =
    side === 'left'
      ? say('Nguồn được làm sạch (bên trái)', 'The source that is cleaned (left)')
      : say('Nguồn đối chiếu (bên phải)', 'The source to compare with (right)');
  return pane({
    id: side,
    title,
    body: html`${
      register === null
        ? null
        : radios({
            lang,
            name: `${side}-source`,
            label: say('Lấy từ đâu', 'From where'),
            value: chosen === '' ? 'register' : chosen,
            options: [
              {
                value: 'register',
                text: say('Lấy qua trục liên thông: {name}', 'Through the exchange: {name}', {
                  name: registerLabels[register],
                }),
              },
              { value: 'file', text: say('Tệp tải lên', 'An uploaded file') },
            ],
          })
    }${fileInput({
      lang,
      name: `file-${side}`,
      label: say('Tệp CSV hoặc XLSX', 'CSV or XLSX file'),
      hint: say(
        'Dòng đầu là tên cột: mã bản ghi, họ tên, ngày sinh, giới tính, số định danh, mã xã…',
        'Its first row names the columns.',
      ),
      error: errorOf(sent.errors, `file-${side}`, lang),
      accept:
        '.csv,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      maxMegabytes: 100,
      optional: register !== null,
    })}${table === undefined ? null : preview(on, side, table)}`,
  });
}

function preview(
  { lang }: OfficerRequest,
  side: Side,
  { name, kept, inspection }: ShownTable,
): Html {
  const say = sayIn(lang);
  const { columns, rows, faults, notes, moreNotes } = inspection;
  return html`${faults.length > 0 ? null : hiddenFields({ [`kept-${side}`]: kept })}${notice({
    lang,
    tone: faults.length > 0 ? 'error' : 'info',
    title: say('{name}: {rows} dòng', '{name}: {rows} rows', {
      name,
      rows: formatCount(rows, lang),
    }),
    body:
      faults.length > 0
        ? html`<p>${say('Sửa tệp rồi chọn lại; chưa có gì được dùng.', 'Mend the file and choose it again; nothing was taken.')}</p>${placedList(lang, faults)}`
        : say(
            'Đã giữ tệp này, không cần chọn lại.',
            'The file is kept; no need to choose it again.',
          ),
  })}${dataTable({
    caption: say('Các cột nhận ra được', 'Columns that were recognised'),
    columns: [{ label: say('Cột trong tệp', 'Column') }, { label: say('Được hiểu là', 'Read as') }],
    rows: columns.map((column) => [
      column.name === '' ? '–' : column.name,
      column.field === null
        ? say('thông tin khác, chỉ hiện khi xem', 'other, only shown')
        : textIn(lang, rowFieldLabels[column.field]),
    ]),
  })}${
    notes.length === 0
      ? null
      : disclosure({
          summary: say('{count} ô được coi là trống', '{count} cells count as empty', {
            count: notes.length + moreNotes,
          }),
          body: html`${placedList(lang, notes)}${moreNotes === 0 ? null : html`<p>${say('và {count} ô nữa', 'and {count} more', { count: moreNotes })}</p>`}`,
        })
  }`;
}

const placedList = (lang: OfficerRequest['lang'], texts: readonly PlacedText[]): Html =>
  html`<ul>${texts.map(({ row, column, text }) => {
    const place =
      column === null
        ? sayIn(lang)('Dòng {row}', 'Row {row}', { row })
        : sayIn(lang)('Dòng {row}, cột {column}', 'Row {row}, column {column}', { row, column });
    return html`<li>${place}: ${textIn(lang, text)}</li>`;
  })}</ul>`;
