import { twinOf } from '#web/eform/twin.ts';
import { randomUUIDv7 } from 'node:crypto';
import { textIn } from '#kernel/bilingual.ts';
import { whyCitizenMayNot } from '#access/citizen.ts';
import { droppableLegs } from '#dossier/drop-leg.ts';
import type { Dossier } from '#dossier/dossier.ts';
import { RESULT_COMPONENT, type SupplementItem } from '#dossier/dossier-event.ts';
import type { Rating } from '#dossier/rating.ts';
import type { OwnDossierVisitor } from '#portal/citizen/own-dossier-visitor.ts';
import type { FormBody } from '#web/form-body.ts';
import { documentsPart } from '#portal/citizen/documents-part.ts';
import { happenings } from '#portal/citizen/happenings.ts';
import { CITIZEN_HOME, ownDossierPath } from '#portal/citizen/paths.ts';
import { ratingPart } from '#portal/citizen/rating.ts';
import { type ParcelStand, postalRows, processSteps, standing } from '#portal/tracking/standing.ts';
import type { FileState } from '#store/file-states.ts';
import { backLink } from '#web/components/back-link.ts';
import { button } from '#web/components/button.ts';
import { csrfField } from '#web/components/csrf-field.ts';
import { errorSummary } from '#web/components/error-summary.ts';
import { fileInput } from '#web/components/file-input.ts';
import { flow } from '#web/components/flow.ts';
import { hiddenFields } from '#web/components/hidden-fields.ts';
import { linkButton } from '#web/components/link-button.ts';
import { notice } from '#web/components/notice.ts';
import { scannedFile } from '#web/components/scanned-file.ts';
import { summaryList, type SummaryRow } from '#web/components/summary-list.ts';
import { textarea } from '#web/components/textarea.ts';
import { timeline } from '#web/components/timeline.ts';
import { type FieldError, sentField, summaryOf } from '#web/field-error.ts';
import { formatFileSize, formatMoney } from '#web/format.ts';
import { type Html, html } from '#web/html.ts';
import { keepAttachment } from '#web/kept-attachment.ts';
import { sayIn } from '#web/language.ts';
import { droppedLegField } from '#web/dropped-leg-field.ts';
import { legRows } from '#web/leg-rows.ts';

/** What was sent and could not be done: shown with all that was given. */
export interface Tried {
  readonly body: FormBody;
  readonly errors: readonly FieldError[];
}

export interface OwnDossierView {
  readonly parcels: readonly ParcelStand[];
  /** The fee and how it is paid; null where there is none. */
  readonly fee: Html | null;
  /** What its citizen said of it. */
  readonly rating: Rating | null;
  /** Of its papers, those that wait for their scan or carry a virus. */
  readonly scans: ReadonlyMap<string, FileState>;
  /** Of an interlinked dossier, the dossiers of its legs that have begun, by the key of the leg. */
  readonly legs: ReadonlyMap<string, Dossier>;
  /** It was filed a moment ago. */
  readonly isNew: boolean;
  readonly tried: Tried;
}

/** Everything about one's own dossier, what is wanted of one first. */
export function dossierPage(on: OwnDossierVisitor, view: OwnDossierView): Html {
  const { lang, services, history, facts } = on;
  const { dossier } = history;
  const say = sayIn(lang);
  const { errors } = view.tried;
  return html`${backLink({ href: CITIZEN_HOME, text: say('Của tôi', 'Mine') })}
${errorSummary({ lang, errors: summaryOf(errors, lang) })}
<h1>${textIn(lang, facts.procedure.shortName)}</h1>
<p class="sub">${say('Mã hồ sơ', 'Dossier')} <b>${dossier.code}</b></p>
${view.isNew ? filed(on) : null}
${resultPart(on, view)}
${documentsPart(on, view.legs)}
${supplementPart(on, view.tried)}
${legsPart(on, view)}
${dossier.legs.length === 0 ? null : html`<h2>${say('Cả hồ sơ', 'The whole dossier')}</h2>`}
${summaryList({
  rows: [
    ...standing(lang, services.directory(), dossier, facts),
    ...reliefRows(on),
    ...postalRows(lang, view.parcels),
  ],
})}
${view.fee}
${ratingPart(on, view.rating, view.tried)}
${flow({ lang, steps: processSteps(lang, dossier, facts) })}
<h2>${say('Đã diễn ra', 'What happened')}</h2>
${timeline({ entries: happenings(lang, history, facts, services.directory()) })}
${filesPart(on, view)}
${twinPart(on)}${dropPart(on, view.tried)}${withdrawPart(on, view.tried)}`;
}

/** What is done together and where each stands; of one of them, the way back to the whole. */
function legsPart(
  { lang, services, history, facts }: OwnDossierVisitor,
  { legs }: OwnDossierView,
): Html | null {
  const say = sayIn(lang);
  const { dossier } = history;
  const { bundle } = dossier.received;
  if (bundle !== undefined) {
    return html`<p>${say('Là một phần của hồ sơ', 'Part of the dossier')} <a href="${ownDossierPath(bundle.dossierId)}">${bundle.code}</a></p>`;
  }
  if (dossier.legs.length === 0) return null;
  const agencyName = (agency: string): string => services.directory().agencyName(agency, lang);
  const rows = legRows(lang, {
    procedure: facts.procedure,
    legs: dossier.legs,
    isClosed: dossier.phase.kind === 'closed',
    own: legs,
    agencyName,
    pathOf: ownDossierPath,
  });
  return html`<h2>${say('Các thủ tục làm cùng lúc', 'Procedures done together')}</h2>${summaryList({ rows })}`;
}

/** The relief that was claimed, while it holds: what is then due may be nothing, of which nothing else is said. */
function reliefRows({ lang, history }: OwnDossierVisitor): readonly SummaryRow[] {
  const { received, reliefDenied } = history.dossier;
  if (received.relief === undefined || reliefDenied !== null) return [];
  const say = sayIn(lang);
  const fee = received.fee === 0 ? say('không', 'none') : formatMoney(received.fee, lang);
  return [
    {
      key: say('Miễn, giảm phí', 'Fee relief'),
      value: textIn(lang, received.relief.name),
      source: say('Phải nộp: {fee}', 'To be paid: {fee}', { fee }),
    },
  ];
}

const filed = ({ lang, history }: OwnDossierVisitor): Html =>
  notice({
    lang,
    tone: 'success',
    role: 'status',
    title: sayIn(lang)('Đã nộp hồ sơ', 'Filed'),
    body: sayIn(lang)(
      'Mã hồ sơ {code}. Hệ thống đã ghi nhận; bạn theo dõi tại trang này và không phải nộp lại.',
      'Dossier {code}. It is recorded; follow it here, there is no need to file again.',
      { code: history.dossier.code },
    ),
  });

/** The papers of the result, where they are there. */
function resultPart(
  { lang, dossierId, history }: OwnDossierVisitor,
  { scans }: OwnDossierView,
): Html | null {
  const say = sayIn(lang);
  const { attachments, finishedAt, phase, received } = history.dossier;
  const results = attachments.flatMap((attachment, number) =>
    attachment.component === RESULT_COMPONENT ? [{ ...attachment, number }] : [],
  );
  const isStopped = phase.kind === 'closed' && phase.outcome === 'stopped';
  if ((finishedAt === null || isStopped) && results.length === 0) return null;
  const onPaper =
    received.delivery.method === 'post'
      ? say('Bản giấy được gửi qua bưu chính.', 'On paper it comes by post.')
      : say('Bản giấy lấy tại nơi nộp.', 'On paper it is at the desk.');
  return notice({
    lang,
    tone: 'success',
    title: say('Kết quả', 'The result'),
    body: html`${results.map(
      ({ name, number, sha256 }) =>
        html`<p>${scannedFile({
          lang,
          name,
          scan: scans.get(sha256),
          link: linkButton({
            text: name,
            href: `${ownDossierPath(dossierId)}/tep/${number}`,
            icon: 'download',
          }),
          whatNext: say('Nhận bản giấy tại nơi nộp.', 'Take it on paper at the desk.'),
        })}</p>`,
    )}<p>${onPaper}</p>`,
  });
}

/** What is missing, and the form that gives it: the clock stands still meanwhile. */
function supplementPart(on: OwnDossierVisitor, tried: Tried): Html | null {
  const { lang, csrf, dossierId, history, services, citizen } = on;
  const { phase, version } = history.dossier;
  if (phase.kind !== 'awaiting-supplement') return null;
  if (whyCitizenMayNot(citizen, 'record-supplement', history.dossier) !== null) return null;
  const say = sayIn(lang);
  const field = sentField(lang, { values: tried.body.values, errors: tried.errors });
  return html`<section class="declare"><h2>${say('Cần bạn bổ sung', 'Wanted of you')}</h2>
<ul>${phase.items.map(({ what, reason }: SupplementItem) => html`<li><b>${what}</b>: ${reason}</li>`)}</ul>
<p>${say('Trong lúc chờ, thời hạn tạm dừng.', 'Meanwhile the clock stands still.')}</p>
<form method="post" action="${ownDossierPath(dossierId)}/bo-sung" enctype="multipart/form-data" novalidate>${csrfField(csrf)}${hiddenFields({ dossierId, version: String(version) })}
${fileInput({
  ...field('file-bo-sung'),
  label: say('Tệp bổ sung', 'Files'),
  multiple: true,
  kept: tried.body.attachments.map((attachment) => ({
    name: attachment.name,
    size: formatFileSize(attachment.size, lang),
    control: hiddenFields({ kept: keepAttachment(services.formKey, dossierId, attachment) }),
  })),
})}
${textarea({ ...field('note'), label: say('Nội dung giải trình', 'What you have to say'), rows: 3, maxLength: 2000, optional: true })}
<div class="acts">${button({ text: say('Gửi bổ sung', 'Send'), icon: 'send' })}</div></form></section>`;
}

function filesPart(
  { lang, dossierId, history }: OwnDossierVisitor,
  { scans }: OwnDossierView,
): Html | null {
  const say = sayIn(lang);
  const { attachments } = history.dossier;
  if (attachments.length === 0) return null;
  return html`<h2>${say('Giấy tờ trong hồ sơ', 'Papers of the dossier')}</h2><ul>${attachments.map(
    ({ name, size, sha256 }, number) =>
      html`<li>${scannedFile({
        lang,
        name,
        scan: scans.get(sha256),
        link: html`<a href="${ownDossierPath(dossierId)}/tep/${number}">${name}</a> <span class="fine">${formatFileSize(size, lang)}</span>`,
        whatNext: say(
          'Quét vi-rút máy của bạn, chụp lại giấy tờ và giữ sẵn: nơi nộp sẽ yêu cầu bổ sung.',
          'Check your computer or phone, take a new picture and keep it: the desk will ask for it.',
        ),
      })}</li>`,
  )}</ul>`;
}

/** A twin is a child of its own: the same declaration again, with what is the same taken over. */
function twinPart(on: OwnDossierVisitor): Html | null {
  const { lang, csrf, dossierId, services, history } = on;
  const isDeclared = history.dossier.received.declaration !== undefined;
  if (!isDeclared || twinOf(services, history) === null) return null;
  const say = sayIn(lang);
  return html`<h2>${say('Trẻ sinh đôi, sinh ba', 'Twins')}</h2><p>${say(
    'Mỗi trẻ một hồ sơ. Chỉ phải khai tên, giới tính và giấy chứng sinh của trẻ kia; còn lại lấy theo hồ sơ này.',
    'A dossier for each child. You declare name, sex and certificate of the other one; the rest is taken from here.',
  )}</p><form method="post" action="${ownDossierPath(dossierId)}/sinh-doi">${csrfField(csrf)}${hiddenFields({ draftId: randomUUIDv7() })}${button({ text: say('Khai thêm cho trẻ sinh đôi', 'Declare the other twin'), kind: 'secondary' })}</form>
`;
}

/** One of the procedures that have not begun is left out; the others go on. */
function dropPart(on: OwnDossierVisitor, tried: Tried): Html | null {
  const { lang, csrf, dossierId, history, facts, citizen } = on;
  const { dossier } = history;
  if (dossier.phase.kind === 'closed' || droppableLegs(dossier).length === 0) return null;
  if (whyCitizenMayNot(citizen, 'drop-leg', dossier) !== null) return null;
  const say = sayIn(lang);
  const field = sentField(lang, { values: tried.body.values, errors: tried.errors });
  const title = say('Bớt một thủ tục làm cùng', 'Leave one procedure out');
  const body = html`<form method="post" action="${ownDossierPath(dossierId)}/bot" novalidate>${csrfField(csrf)}${hiddenFields({ version: String(dossier.version) })}
<p>${say('Các thủ tục khác vẫn được giải quyết. Thủ tục đã bắt đầu thì mở hồ sơ của nó để rút.', 'The others go on. One that has begun is withdrawn on its own page.')}</p>
${droppedLegField(dossier, facts.procedure, field('leg'))}
${textarea({ ...field('dropReason'), label: say('Lý do', 'Why'), rows: 2, maxLength: 1000 })}
${button({ text: title, kind: 'secondary' })}</form>`;
  return tried.errors.some(({ field: at }) => at === 'leg' || at === 'dropReason')
    ? html`<details class="more" open><summary>${title}</summary>${body}</details>`
    : html`<details class="more"><summary>${title}</summary>${body}</details>`;
}

function withdrawPart(on: OwnDossierVisitor, tried: Tried): Html | null {
  const { lang, csrf, dossierId, history, citizen } = on;
  const { dossier } = history;
  if (whyCitizenMayNot(citizen, 'stop', dossier) !== null) return null;
  const say = sayIn(lang);
  const field = sentField(lang, { values: tried.body.values, errors: tried.errors });
  const isTried = tried.errors.some((error) => error.field === 'reason');
  const body = html`<form method="post" action="${ownDossierPath(dossierId)}/rut" novalidate>${csrfField(csrf)}${hiddenFields({ version: String(dossier.version) })}
<p>${withdrawalText(on, dossier)}</p>
${textarea({ ...field('reason'), label: say('Lý do rút', 'Why'), rows: 2, maxLength: 1000 })}
${button({ text: say('Rút hồ sơ', 'Withdraw'), kind: 'danger' })}</form>`;
  const title = say('Rút hồ sơ', 'Withdraw the dossier');
  return isTried
    ? html`<details class="more" open><summary>${title}</summary>${body}</details>`
    : html`<details class="more"><summary>${title}</summary>${body}</details>`;
}

function withdrawalText({ lang }: OwnDossierVisitor, { feePaid }: Dossier): string {
  const say = sayIn(lang);
  const money =
    feePaid === 0
      ? ''
      : ` ${say('Phí đã nộp do nơi nộp xem xét hoàn trả.', 'What you paid is for the desk to settle.')}`;
  return `${say('Cơ quan dừng giải quyết; muốn làm lại phải nộp hồ sơ mới.', 'The agency stops working on it; to go on you must file anew.')}${money}`;
}
