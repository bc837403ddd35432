import { type Bilingual, type Language, textIn } from '#kernel/bilingual.ts';
import { attrs, html, type Html, type Value } from '#web/html.ts';
import { deadlineTag, type DeadlineTagProps } from './deadline-tag.ts';
import { tag, type TagProps } from './tag.ts';

export interface WorklistEntry {
  readonly href: string;
  readonly code: string;
  /** Where the eye begins: length of the head of the code that is only heard on wide screens. */
  readonly codeHead?: number;
  readonly procedure: string;
  /** The full name, where `procedure` is the short one. */
  readonly procedureFull?: string | undefined;
  readonly applicant: string;
  readonly received: { readonly text: string; readonly dateTime: string };
  /** Null where the procedure has no due date. */
  readonly due: { readonly text: string; readonly dateTime: string } | null;
  readonly deadline: DeadlineTagProps;
  readonly step: TagProps;
  /** Who has accepted the step. */
  readonly holder?: string | undefined;
  /** The next step: a form with one `button({main: true})`, or a `linkButton`. */
  readonly action?: Value;
}

export interface WorklistTableProps {
  readonly lang: Language;
  readonly caption: string;
  readonly entries: readonly WorklistEntry[];
}

/** The work-list: one dossier a row, its next step one click away; cards where the screen is narrow. */
export const worklistTable = ({ lang, caption, entries }: WorklistTableProps): Html =>
  html`<div class="tblwrap"><table class="tbl wl" data-worklist><caption class="sr">${caption}</caption><thead><tr>${HEADS.map(
    (name) => html`<th scope="col" class="c-${name}">${textIn(lang, WORDS[name])}</th>`,
  )}<th scope="col" class="c-act"><span class="sr">${textIn(lang, WORDS.action)}</span></th></tr></thead><tbody>${entries.map(
    (entry) => row(lang, entry),
  )}</tbody></table></div>`;

const HEADS = ['code', 'proc', 'name', 'recv', 'due', 'step'] as const;

const row = (lang: Language, entry: WorklistEntry): Html => {
  const head = entry.codeHead ?? 0;
  return html`<tr class="row-${entry.deadline.band}"><th scope="row" class="c-code"><a href="${entry.href}" data-open><span class="code-h">${entry.code.slice(0, head)}</span>${entry.code.slice(head)}</a></th><td class="c-proc"><span${attrs(
    { title: entry.procedureFull },
  )}>${entry.procedure}</span></td><td class="c-name">${entry.applicant}</td><td class="c-recv"><span class="card-l">${textIn(lang, WORDS.recv)} </span><time datetime="${entry.received.dateTime}">${entry.received.text}</time></td><td class="c-due">${
    entry.due === null
      ? null
      : html`<span class="card-l">${textIn(lang, WORDS.due)} </span><time datetime="${entry.due.dateTime}">${entry.due.text}</time> `
  }${deadlineTag(entry.deadline)}</td><td class="c-step">${tag(entry.step)}${
    entry.holder === undefined ? null : html` <span class="holder">${entry.holder}</span>`
  }</td><td class="c-act">${entry.action}</td></tr>`;
};

const WORDS = {
  code: { vi: 'Mã hồ sơ', en: 'Code' },
  proc: { vi: 'Thủ tục', en: 'Procedure' },
  name: { vi: 'Người nộp', en: 'Applicant' },
  recv: { vi: 'Tiếp nhận', en: 'Received' },
  due: { vi: 'Hạn trả', en: 'Due' },
  step: { vi: 'Bước', en: 'Step' },
  action: { vi: 'Việc tiếp theo', en: 'Next step' },
} satisfies Record<string, Bilingual>;
