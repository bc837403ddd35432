import {
  type AskedChange,
  askedChanges,
  type VersionState,
  versionState,
} from '#axis/asked-changes.ts';
import { afterRequest, nextCodes } from '#axis/receiver-state.ts';
import { requestLabels, statusLabels, statusRefusalTexts } from '#axis/status-words.ts';
import { type Language, textIn } from '#kernel/bilingual.ts';
import type { ShownDocument } from '#store/axis-lists.ts';
import { backLink } from '#web/components/back-link.ts';
import { dataTable } from '#web/components/data-table.ts';
import { errorSummary } from '#web/components/error-summary.ts';
import { notice } from '#web/components/notice.ts';
import { pageHeading } from '#web/components/page-heading.ts';
import { summaryList } from '#web/components/summary-list.ts';
import { tag } from '#web/components/tag.ts';
import { type SentForm, summaryOf } from '#web/field-error.ts';
import { formatDateTime, formatDay, formatFileSize } from '#web/format.ts';
import { type Html, html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import { changeForm, statusForm } from '#workbench/documents/document-forms.ts';
import { stateTag } from '#workbench/documents/list-page.ts';
import { DOCUMENTS_PATH, documentPath } from '#workbench/documents/paths.ts';
import type { OfficerRequest } from '#workbench/officer-request.ts';

/** One document: what it is, how each receiver stands with it, all that was told, and what may be done. */
export function documentPage(on: OfficerRequest, shown: ShownDocument, form: SentForm): Html {
  const { lang } = on;
  const say = sayIn(lang);
  const { document, direction, receivers } = shown;
  const waiting = shown.waiting.map(({ kind }) => kind);
  const isOurs = direction === 'out';
  const changes = askedChanges(shown.notes, document.from.id);
  const mayAsk = receivers.some(({ state }) => afterRequest(state, 'recall').ok);
  const codes = receivers.flatMap(({ state }) => nextCodes(state));
  const back = `${DOCUMENTS_PATH}?huong=${isOurs ? 'di' : 'den'}`;
  return html`${errorSummary({ lang, errors: summaryOf(form.errors, lang) })}${backLink({
    href: back,
    text: isOurs ? say('Văn bản đi', 'Sent') : say('Văn bản đến', 'Received'),
  })}${pageHeading({ title: `${document.type} ${document.id.code}`, sub: document.subject })}${waitingNotices(on, shown)}${summaryList(
    {
      rows: [
        { key: say('Ngày ban hành', 'Issued'), value: formatDay(document.id.day, lang) },
        { key: say('Nơi gửi', 'From'), value: document.from.name },
        {
          key: say('Nơi nhận', 'To'),
          value: document.to.map(({ name }) => name).join('; '),
        },
        {
          key: say('Người ký', 'Signed by'),
          value: [document.signer.position, document.signer.name]
            .filter((text) => text !== '')
            .join(', '),
        },
      ],
    },
  )}${dataTable({
    caption: say('Nơi nhận xử lý đến đâu', 'How far receivers are'),
    columns: [
      { label: say('Nơi nhận', 'Receiver') },
      { label: say('Tình trạng', 'State') },
      { label: say('Cập nhật lúc', 'Changed') },
    ],
    rows: receivers.map((one) => [
      one.name,
      html`${stateTag(lang, one, waiting)} ${refusedTag(lang, one.organ, changes.at(-1))}`,
      formatDateTime(one.changedAt, lang),
    ]),
  })}${filesTable(lang, shown, changes)}${notesTable(lang, shown)}${
    isOurs
      ? mayAsk
        ? changeForm(on, shown, form)
        : null
      : codes.length > 0
        ? statusForm(on, { shown, codes, form })
        : null
  }`;
}

/** What the receiver was asked for last and refused. */
const refusedTag = (lang: Language, organ: string, last: AskedChange | undefined): Html | null =>
  last?.refused.includes(organ) === true
    ? tag({
        text: `${sayIn(lang)('từ chối', 'refused')}: ${textIn(lang, requestLabels[last.kind])}`,
        tone: 'danger',
      })
    : null;

/** What waits to be sent, and what stops it. */
const waitingNotices = ({ lang }: OfficerRequest, { waiting }: ShownDocument): readonly Html[] =>
  waiting.map(({ fault, attempts, dueAt }) => {
    const say = sayIn(lang);
    if (fault === null) {
      return notice({
        lang,
        tone: 'info',
        body: say('Đang chờ gửi lên trục.', 'Waits to be sent.'),
      });
    }
    return notice({
      lang,
      tone: 'warning',
      body: say(
        'Chưa gửi được sau {attempts} lần: {fault}. Hệ thống tự gửi lại lúc {at}.',
        'Not sent after {attempts} tries: {fault}. It is sent again at {at}.',
        { attempts, fault, at: formatDateTime(dueAt, lang) },
      ),
    });
  });

function filesTable(
  lang: Language,
  { id, files, receivers }: ShownDocument,
  changes: readonly AskedChange[],
): Html | null {
  const say = sayIn(lang);
  if (files.length === 0) return null;
  return dataTable({
    caption: say('Tệp kèm theo', 'Files'),
    columns: [
      { label: say('Tên tệp', 'Name') },
      { label: say('Bản thứ', 'Version'), numeric: true },
      { label: say('Dung lượng', 'Size'), numeric: true },
    ],
    rows: files.map((file) => [
      html`<a href="${documentPath(id)}/tep/${String(file.version)}/${file.id}">${file.name}</a>`,
      html`${String(file.version)} ${versionTag(lang, versionState(changes, file.version, receivers.length))}`,
      formatFileSize(file.size, lang),
    ]),
  });
}

function versionTag(lang: Language, state: VersionState): Html | null {
  const say = sayIn(lang);
  switch (state) {
    case 'holds':
      return null;
    case 'awaited':
      return tag({ text: say('chờ nơi nhận đồng ý', 'to be agreed to'), tone: 'warning' });
    case 'refused':
      return tag({ text: say('nơi nhận không đồng ý', 'not agreed to'), tone: 'danger' });
  }
}

function notesTable(lang: Language, { notes, receivers, document }: ShownDocument): Html | null {
  const say = sayIn(lang);
  if (notes.length === 0) return null;
  const names = new Map([
    ...receivers.map(({ organ, name }) => [organ, name] as const),
    [document.from.id, document.from.name] as const,
  ]);
  return dataTable({
    caption: say('Diễn biến', 'What was told'),
    cards: 'named',
    columns: [
      { label: say('Lúc', 'At') },
      { label: say('Cơ quan', 'Office') },
      { label: say('Trạng thái', 'Status') },
      { label: say('Ghi chú', 'Note') },
    ],
    rows: notes.map(({ at, organ, told, description, ignored }) => [
      formatDateTime(at, lang),
      names.get(organ) ?? organ,
      toldWords(lang, told),
      [description, ignored === null ? '' : ignoredWords(lang, ignored)]
        .filter((text) => text !== '')
        .join('; '),
    ]),
  });
}

function toldWords(lang: Language, told: string): string {
  const status = Object.entries(statusLabels).find(([code]) => code === told)?.[1];
  const request = Object.entries(requestLabels).find(([kind]) => kind === told)?.[1];
  if (status !== undefined) return `${told} ${textIn(lang, status)}`;
  if (request === undefined) return told;
  return `${sayIn(lang)('Yêu cầu', 'Asked for')} ${textIn(lang, request)}`;
}

function ignoredWords(lang: Language, ignored: string): string {
  const found = Object.entries(statusRefusalTexts).find(([code]) => code === ignored)?.[1];
  const why = found === undefined ? ignored : textIn(lang, found);
  return `${sayIn(lang)('không đổi gì', 'changed nothing')}: ${why}`;
}
