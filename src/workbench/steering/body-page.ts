import { randomUUID } from 'node:crypto';
import { textIn } from '#kernel/bilingual.ts';
import { bodyKindLabels, memberRoleLabels } from '#steering/body.ts';
import type { EvidenceFile } from '#store/evidence-files.ts';
import type { Member, WholeBody } from '#store/steering-bodies.ts';
import { backLink } from '#web/components/back-link.ts';
import { button } from '#web/components/button.ts';
import { csrfField } from '#web/components/csrf-field.ts';
import { dataTable } from '#web/components/data-table.ts';
import { disclosure } from '#web/components/disclosure.ts';
import { errorSummary } from '#web/components/error-summary.ts';
import { fileInput } from '#web/components/file-input.ts';
import { hiddenFields } from '#web/components/hidden-fields.ts';
import { errorOf, type SentForm, summaryOf } from '#web/field-error.ts';
import { formatDay } from '#web/format.ts';
import { type Html, html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import type { OfficerRequest } from '#workbench/officer-request.ts';
import { correctLink } from '#workbench/steering/correction-page.ts';
import { decisionFields } from '#workbench/steering/decision-entry.ts';
import { memberFields } from '#workbench/steering/member-entry.ts';
import { BODIES_PATH } from '#workbench/steering/paths.ts';
import { evidenceLinks, isProvince } from '#workbench/steering/steering-request.ts';

export interface BodyView {
  readonly body: WholeBody;
  /** Of decisions, by `decision/ID`. */
  readonly files: ReadonlyMap<string, readonly EvidenceFile[]>;
  readonly mayWrite: boolean;
  readonly form: SentForm;
}

/** A committee or team: who is in it, who was, and by which decisions. */
export function bodyPage(on: OfficerRequest, view: BodyView): Html {
  const { lang } = on;
  const say = sayIn(lang);
  const { body, form } = view;
  return html`${backLink({ href: BODIES_PATH, text: say('Ban Chỉ đạo và tổ công tác', 'Committee and teams') })}
${errorSummary({ lang, errors: summaryOf(form.errors, lang) })}
<h1>${body.name}</h1><p class="sub">${textIn(lang, bodyKindLabels[body.kind])} · ${on.services.directory().agencyName(body.agency, lang)}${isProvince(on) ? html` · ${correctLink(on, `${BODIES_PATH}/${body.bodyId}`, body.name)}` : null}</p>
<h2>${say('Thành viên', 'Members')}</h2>
${body.members.length === 0 ? html`<p class="empty">${say('Chưa ghi thành viên nào.', 'No member is entered yet.')}</p>` : memberTable(on, view)}
${view.mayWrite ? memberForm(on, view) : null}
<h2>${say('Quyết định', 'Decisions')}</h2>
${dataTable({
  caption: say('Quyết định', 'Decisions'),
  captionHidden: true,
  cards: 'named',
  columns: [
    { label: say('Số', 'Number') },
    { label: say('Ngày', 'Day') },
    { label: say('Cơ quan ban hành', 'Issued by') },
    { label: say('Việc', 'About') },
    { label: say('Tệp', 'File') },
    { label: say('Thao tác', 'Act'), labelHidden: true },
  ],
  rows: body.decisions.map(({ decisionId, number, issuedOn, issuer, act }) => [
    number,
    formatDay(issuedOn, lang),
    issuer,
    act === 'founded' ? say('Thành lập', 'Founded') : say('Củng cố, kiện toàn', 'Changed'),
    evidenceLinks(view.files.get(`decision/${decisionId}`)),
    view.mayWrite
      ? correctLink(on, `${BODIES_PATH}/${body.bodyId}/quyet-dinh/${decisionId}`, number)
      : '',
  ]),
})}
${view.mayWrite ? decisionForm(on, view) : null}`;
}

function memberTable(on: OfficerRequest, { body, mayWrite }: BodyView): Html {
  const { lang, session } = on;
  const say = sayIn(lang);
  const end = ({ memberId, name }: Member): Html =>
    html`<form method="post" action="${`${BODIES_PATH}/${body.bodyId}/thoi`}">${csrfField(session.csrf)}${hiddenFields({ member: memberId })}${button({ text: say('Thôi', 'End'), about: name, kind: 'quiet', size: 'small' })}</form>`;
  return dataTable({
    caption: say('Thành viên', 'Members'),
    captionHidden: true,
    cards: 'named',
    columns: [
      { label: say('Họ và tên', 'Name') },
      { label: say('Chức vụ', 'Post') },
      { label: say('Vai trò', 'Role') },
      { label: say('Từ – đến', 'From – to') },
      { label: say('Thao tác', 'Act'), labelHidden: true },
    ],
    rows: body.members.map((member) => [
      member.name,
      member.post,
      textIn(lang, memberRoleLabels[member.role]),
      `${formatDay(member.since, lang)} – ${member.until === null ? '' : formatDay(member.until, lang)}`,
      mayWrite
        ? html`${member.until === null ? end(member) : null}${correctLink(on, `${BODIES_PATH}/${body.bodyId}/thanh-vien/${member.memberId}`, member.name)}`
        : '',
    ]),
  });
}

function memberForm(on: OfficerRequest, { body, form }: BodyView): Html {
  const { lang, session } = on;
  const say = sayIn(lang);
  return disclosure({
    id: 'them-thanh-vien',
    open: ['name', 'post', 'role', 'since', 'username'].some(
      (name) => errorOf(form.errors, name, lang) !== undefined,
    ),
    summary: say('Thêm thành viên', 'Add a member'),
    body: html`<form method="post" action="${`${BODIES_PATH}/${body.bodyId}/thanh-vien`}" novalidate>${csrfField(session.csrf)}${hiddenFields({ id: randomUUID() })}
${memberFields(on, form)}
${button({ text: say('Thêm', 'Add') })}</form>`,
  });
}

function decisionForm(on: OfficerRequest, { body, form }: BodyView): Html {
  const { lang, session } = on;
  const say = sayIn(lang);
  return disclosure({
    id: 'them-quyet-dinh',
    open: ['number', 'issuedOn', 'issuer', 'file-tep'].some(
      (name) => errorOf(form.errors, name, lang) !== undefined,
    ),
    summary: say(
      'Thêm quyết định củng cố, kiện toàn, hoặc tệp của quyết định',
      'Add a decision, or its file',
    ),
    body: html`<form method="post" action="${`${BODIES_PATH}/${body.bodyId}/quyet-dinh`}" enctype="multipart/form-data" novalidate>${csrfField(session.csrf)}${hiddenFields({ id: randomUUID() })}
${decisionFields(on, form)}
${fileInput({ lang, name: 'file-tep', label: say('Tệp', 'File'), optional: true, error: errorOf(form.errors, 'file-tep', lang) })}
${button({ text: say('Thêm', 'Add') })}</form>`,
  });
}
