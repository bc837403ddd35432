import { textIn } from '#kernel/bilingual.ts';
import type { Component } from '#catalogue/procedure.ts';
import { button } from '#web/components/button.ts';
import { checkbox } from '#web/components/choices.ts';
import { fileInput } from '#web/components/file-input.ts';
import { hiddenFields } from '#web/components/hidden-fields.ts';
import { notice } from '#web/components/notice.ts';
import { textInput } from '#web/components/text-input.ts';
import { formatFileSize } from '#web/format.ts';
import { type Html, html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import { fieldOf, intakePath, type IntakeView } from '#workbench/intake/intake-view.ts';

/** The checklist of a procedure's papers: what is asked, what was received, and the scans. */
export function componentsTable(view: IntakeView): Html {
  return html`${storePart(view)}<ul class="components">${view.procedure.components.map(
    (component) => componentItem(view, component),
  )}</ul>`;
}

/** What the applicant has here already is not scanned again. */
function storePart({ lang, procedure, storeMessage }: IntakeView): Html {
  const say = sayIn(lang);
  return html`${button({
    text: say('Lấy giấy tờ từ kho của người nộp', 'Take papers from the applicant’s store'),
    kind: 'quiet',
    size: 'small',
    formAction: `${intakePath(procedure.code)}/kho#papers`,
  })}${storeMessage === null ? null : notice({ lang, tone: storeMessage.tone, title: storeMessage.text })}`;
}

function componentItem(view: IntakeView, component: Component): Html {
  const { lang } = view;
  const say = sayIn(lang);
  const asked = [
    [component.originals, say('bản chính', 'original')],
    [component.certified, say('bản chứng thực', 'certified copy')],
    [component.copies, say('bản sao', 'copy')],
  ]
    .filter(([number]) => number !== 0)
    .map(([number, kind]) => `${number} ${kind}`)
    .join(', ');
  return html`<li class="component"><div class="component-t"><b>${textIn(lang, component.name)}</b> ${
    component.required
      ? html`<span class="tag tag-info">${say('Bắt buộc', 'Required')}</span>`
      : html`<span class="tag">${say('Khi cần', 'If it applies')}</span>`
  }<p class="hint">${asked}${component.when === null ? null : html` · ${textIn(lang, component.when)}`}</p></div>
<div class="component-n">${count(view, `original-${component.key}`, say('Bản chính', 'Original'))}${count(view, `certified-${component.key}`, say('Chứng thực', 'Certified'))}${count(view, `copy-${component.key}`, say('Bản sao', 'Copy'))}</div>
<div class="component-f">${fileInput({
    ...fieldOf(view, `file-${component.key}`),
    label: html`${say('Bản quét', 'Scans')}<span class="sr"> ${textIn(lang, component.name)}</span>`,
    multiple: true,
    kept: keptFiles(view, component),
  })}</div></li>`;
}

const count = (view: IntakeView, name: string, label: string): Html =>
  textInput({ ...fieldOf(view, name), label, inputMode: 'numeric', width: 'short', maxLength: 2 });

function keptFiles(view: IntakeView, component: Component) {
  const say = sayIn(view.lang);
  return view.attachments.flatMap((attachment, index) => {
    if (attachment.component !== component.key) return [];
    const token = view.keptTokens[index] ?? '';
    return [
      {
        name: attachment.name,
        size: formatFileSize(attachment.size, view.lang),
        control: html`${hiddenFields({ kept: token })}${checkbox({
          name: 'drop',
          id: `drop-${index}`,
          value: token,
          text: html`${say('Bỏ tệp này', 'Remove this file')}<span class="sr"> ${attachment.name}</span>`,
        })}`,
      },
    ];
  });
}
