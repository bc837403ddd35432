import { backLink } from '#web/components/back-link.ts';
import { button } from '#web/components/button.ts';
import { csrfField } from '#web/components/csrf-field.ts';
import { errorSummary } from '#web/components/error-summary.ts';
import { linkButton } from '#web/components/link-button.ts';
import { notice } from '#web/components/notice.ts';
import { pageHeading } from '#web/components/page-heading.ts';
import { type FieldError, summaryOf } from '#web/field-error.ts';
import { type Html, html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import type { OfficerRequest } from '#workbench/officer-request.ts';

/** The way to correct an entry, in a row of its list. */
export const correctLink = ({ lang }: OfficerRequest, path: string, about: string): Html =>
  linkButton({
    text: sayIn(lang)('Sửa', 'Correct'),
    about,
    href: `${path}/sua`,
    kind: 'quiet',
    size: 'small',
  });

interface EntryView {
  readonly title: string;
  readonly name: string;
  readonly path: string;
  readonly back: string;
}

export interface CorrectView extends EntryView {
  readonly errors: readonly FieldError[];
  readonly fields: Html;
}

/** An entry's form with what was typed, and the way to remove it. */
export function correctPage(on: OfficerRequest, view: CorrectView): Html {
  const { lang, session } = on;
  const say = sayIn(lang);
  const { title, name, path, back, errors, fields } = view;
  return html`${backLink({ href: back, text: say('Quay lại', 'Back') })}${errorSummary({ lang, errors: summaryOf(errors, lang) })}${pageHeading({ title, sub: name })}
<form method="post" action="${path}/sua" novalidate>${csrfField(session.csrf)}${fields}
<div class="acts">${button({ text: say('Lưu', 'Save') })} ${linkButton({ text: say('Không sửa', 'Leave it'), href: back, kind: 'secondary' })}</div></form>
<p><a href="${path}/xoa">${say('Xóa vì ghi nhầm', 'Remove it, it was entered by mistake')}</a></p>`;
}

export interface RemoveView extends EntryView {
  /** What hangs on it; null where it can be removed. */
  readonly keptBy: string | null;
  readonly goesToo: string | null;
}

/** Asks before an entry is removed, or says why it cannot be. */
export function removePage(on: OfficerRequest, view: RemoveView): Html {
  const { lang, session } = on;
  const say = sayIn(lang);
  const { title, name, path, back, keptBy, goesToo } = view;
  const leave = linkButton({ text: say('Không xóa', 'Keep it'), href: back, kind: 'secondary' });
  const body = html`${goesToo === null ? null : html`${goesToo} `}${say(
    'Không lấy lại được; nhật ký ghi ai đã xóa và lúc nào.',
    'It cannot be brought back; the audit says who removed it and when.',
  )}`;
  return html`${backLink({ href: back, text: say('Quay lại', 'Back') })}${pageHeading({ title, sub: name })}${
    keptBy === null
      ? html`${notice({ lang, tone: 'warning', body })}<form method="post" action="${path}/xoa">${csrfField(session.csrf)}<div class="acts">${button({ text: say('Xóa', 'Remove'), kind: 'danger' })} ${leave}</div></form>`
      : html`${notice({ lang, tone: 'error', title: say('Chưa xóa được', 'It cannot be removed'), body: keptBy })}<p>${leave}</p>`
  }`;
}
