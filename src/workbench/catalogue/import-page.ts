import { backLink } from '#web/components/back-link.ts';
import { button } from '#web/components/button.ts';
import { csrfField } from '#web/components/csrf-field.ts';
import { errorSummary } from '#web/components/error-summary.ts';
import { pageHeading } from '#web/components/page-heading.ts';
import { textarea } from '#web/components/textarea.ts';
import { fileInput } from '#web/components/file-input.ts';
import { type Bilingual, textIn } from '#kernel/bilingual.ts';
import { type Html, html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import type { LawKind } from '#workbench/catalogue/law-kind.ts';
import type { OfficerRequest } from '#workbench/officer-request.ts';

export interface ImportView {
  readonly pasted: string;
  readonly faults: readonly Bilingual[];
}

/** Laws from a JSON file, or pasted; each becomes a draft, or nothing is taken at all. */
export function importPage(on: OfficerRequest, law: LawKind, view: ImportView): Html {
  const { lang } = on;
  const say = sayIn(lang);
  return html`${backLink({ href: law.path, text: textIn(lang, law.words.list) })}
${errorSummary({ lang, errors: view.faults.map((fault) => ({ field: 'file', message: textIn(lang, fault) })) })}
${pageHeading({
  title: textIn(lang, law.words.importTitle),
  sub: say(
    'Mỗi mục trong tệp thành một bản nháp để xem và duyệt. Có một lỗi thì không nhập gì; bản đang có hiệu lực giữ nguyên.',
    'Each becomes a draft to be looked at and approved. With one fault nothing is taken; what is in force stays.',
  ),
})}
<form method="post" action="${law.path}/nhap-tep" enctype="multipart/form-data" novalidate>${csrfField(on.session.csrf)}
${fileInput({ lang, name: 'file', label: say('Tệp JSON', 'JSON file'), accept: 'application/json,.json', maxMegabytes: 5, optional: true })}
${textarea({ lang, name: 'pasted', label: say('Hoặc dán nội dung', 'Or paste it'), value: view.pasted, rows: 8, optional: true })}
${button({ text: say('Nhập', 'Import') })}</form>`;
}
