import { type Field, type FlatForm, groupsOf } from '#eform/form.ts';
import type { Procedure } from '#catalogue/procedure.ts';
import { type Bilingual, type Language, textIn } from '#kernel/bilingual.ts';
import type { Day } from '#kernel/day.ts';
import { backLink } from '#web/components/back-link.ts';
import { printButton } from '#web/components/print-button.ts';
import { type Html, html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import { procedurePath } from '#portal/catalogue/paths.ts';

const LINES: readonly Bilingual[] = [
  { vi: 'Họ và tên người nộp', en: 'Name of the applicant' },
  { vi: 'Ngày sinh', en: 'Date of birth' },
  { vi: 'Số định danh cá nhân hoặc giấy tờ tùy thân', en: 'Personal number or identity paper' },
  { vi: 'Nơi cư trú', en: 'Residence' },
  { vi: 'Điện thoại', en: 'Phone' },
];

const blankLines = (lang: Language, lines: readonly Bilingual[]): Html =>
  html`<dl class="blank">${lines.map(
    (line) =>
      html`<div><dt>${textIn(lang, line)}:</dt><dd><span class="sr">${sayIn(lang)('để trống', 'blank')}</span></dd></div>`,
  )}</dl>`;

/** The questions of the declaration, each with room for the hand; choices to tick. */
const declaration = (lang: Language, form: FlatForm): readonly Html[] =>
  form.pages.map(
    (page) =>
      html`<h2>${textIn(lang, page.title)}</h2>${groupsOf(page, page.fields).map(
        (group) => html`${group.label === null ? null : html`<h3>${textIn(lang, group.label)}</h3>`}
<dl class="blank">${group.fields.map((field) => blankField(lang, field))}</dl>`,
      )}`,
  );

function blankField(lang: Language, { label, options, type }: Field): Html {
  if (type === 'file') return html``;
  const boxes = type === 'flag' ? ['☐'] : options.map(({ text }) => `☐ ${textIn(lang, text)}`);
  return html`<div><dt>${textIn(lang, label)}:</dt><dd>${
    boxes.length === 0
      ? html`<span class="sr">${sayIn(lang)('để trống', 'blank')}</span>`
      : boxes.join('   ')
  }</dd></div>`;
}

/**
 * The papers of a procedure to tick, and lines to fill by hand. It says that it is no form of any
 * circular: where law has one, that must be used.
 */
export function blankFormPage(
  lang: Language,
  procedure: Procedure,
  form: FlatForm | null,
  /** The day of which it is; null for today. */
  day: Day | null,
): Html {
  const say = sayIn(lang);
  const lines = procedure.personConcerned === null ? LINES : [...LINES, procedure.personConcerned];
  return html`${backLink({ href: procedurePath(procedure.code, day), text: textIn(lang, procedure.name) })}
${printButton(lang)}
<p class="motto"><b>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</b><br><b class="motto-l">Độc lập - Tự do - Hạnh phúc</b></p>
<h1>${say('Chuẩn bị hồ sơ', 'Preparing a dossier')}: ${textIn(lang, procedure.name)}</h1>
<p>${say('Mã thủ tục', 'Code')}: ${procedure.code}</p>
${form === null ? blankLines(lang, lines) : declaration(lang, form)}
<h2>${say('Giấy tờ mang theo', 'Papers to bring')}</h2>
<ul class="ticks">${procedure.components.map(
    ({ name, when }) =>
      html`<li>${textIn(lang, name)}${when === null ? null : html` <span class="fine">(${textIn(lang, when)})</span>`}</li>`,
  )}</ul>
<p class="sign-line">${say('Ngày ...... tháng ...... năm ............', 'Date ......................')}<br>${say('Người nộp hồ sơ', 'Applicant')}<br>${say('(ký, ghi rõ họ tên)', '(signature, full name)')}</p>
<p class="fine">${say(
    'Bản này giúp chuẩn bị hồ sơ, không thay cho mẫu tờ khai do văn bản pháp luật quy định.',
    'This helps to prepare; it does not stand in for a form that law prescribes.',
  )}</p>`;
}
