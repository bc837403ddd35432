import { type Bilingual, textIn } from '#kernel/bilingual.ts';
import { attrs, html, type Html, type Value } from '#web/html.ts';
import { controlAttributes, field, type FieldProps } from './field.ts';
import { icon } from './icon.ts';

export interface FileInputProps extends FieldProps {
  readonly multiple?: boolean;
  /** Media types; PDF, JPEG and PNG unless told otherwise. */
  readonly accept?: string;
  /** Largest size of one file, in megabytes of 1024 × 1024 bytes. */
  readonly maxMegabytes?: number;
  /** Files that the server already keeps, so that an error elsewhere loses nothing. */
  readonly kept?: readonly KeptFile[];
}

export interface KeptFile {
  readonly name: string;
  /** As shown: `1,2 MB`. */
  readonly size: string;
  readonly href?: string | undefined;
  /** For instance a check box "remove this file", or a hidden field with its key. */
  readonly control?: Value;
}

/** Files to attach: a plain file field; a script adds drag and drop and the list of what was chosen. */
export function fileInput(props: FileInputProps): Html {
  const { lang } = props;
  const megabytes = props.maxMegabytes ?? 20;
  const control = html`<div class="drop" data-files><input${attrs({
    ...controlAttributes(props),
    class: 'file',
    type: 'file',
    accept: props.accept ?? 'application/pdf,image/jpeg,image/png',
    multiple: props.multiple,
    'data-max-bytes': megabytes * 1024 * 1024,
    'data-too-large': `${textIn(lang, WORDS.tooLarge)} ${megabytes} MB`,
    'data-empty': textIn(lang, WORDS.empty),
  })}><ul class="files" data-chosen aria-live="polite" hidden></ul></div>`;
  return html`${field(props, control)}${keptFiles(props)}`;
}

function keptFiles(props: FileInputProps): Html | null {
  if (props.kept === undefined || props.kept.length === 0) return null;
  return html`<div class="kept"><p class="kept-h">${textIn(props.lang, WORDS.kept)}</p><ul class="files">${props.kept.map(
    (file) =>
      html`<li>${icon('file')}<span>${
        file.href === undefined ? file.name : html`<a href="${file.href}">${file.name}</a>`
      } <span class="fine">${file.size}</span></span>${file.control}</li>`,
  )}</ul></div>`;
}

const WORDS = {
  tooLarge: { vi: 'Tệp quá lớn, tối đa', en: 'File too large, at most' },
  empty: { vi: 'Tệp rỗng, hãy chọn lại', en: 'Empty file, please choose another' },
  kept: { vi: 'Đã tải lên, không cần chọn lại:', en: 'Already uploaded, no need to choose again:' },
} satisfies Record<string, Bilingual>;
