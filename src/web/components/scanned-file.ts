import type { Language } from '#kernel/bilingual.ts';
import type { FileState } from '#store/file-states.ts';
import { tag } from '#web/components/tag.ts';
import { type Html, html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';

export interface ScannedFileProps {
  readonly lang: Language;
  /** What the scanner said of the file; undefined where there is nothing to say. */
  readonly scan: FileState | undefined;
  /** What opens the file. */
  readonly link: Html;
  readonly name: string;
  /** What whoever reads this can do about a virus. */
  readonly whatNext: string;
}

/** A file of a list: its link, or where a virus was found its bare name and what to do. */
export function scannedFile({ lang, scan, link, name, whatNext }: ScannedFileProps): Html {
  const say = sayIn(lang);
  switch (scan) {
    case undefined:
      return link;
    case 'waiting':
      return html`${link} ${tag({ text: say('Chưa quét vi-rút', 'Not scanned for viruses yet'), tone: 'warning' })}`;
    case 'retired':
      return html`<span>${name} <span class="fine">${say('Đã xoá theo quy định lưu trữ.', 'Deleted by the rules of retention.')}</span></span>`;
    case 'infected':
      return html`${name} ${tag({ text: say('Có vi-rút', 'Carries a virus'), tone: 'danger' })} <span class="fine">${say('Không mở được.', 'It cannot be opened.')} ${whatNext}</span>`;
  }
}
