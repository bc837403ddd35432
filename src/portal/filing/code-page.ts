import { textIn } from '#kernel/bilingual.ts';
import type { Filing } from '#portal/filing/filing.ts';
import { CHECK, CODE, draftPath } from '#portal/filing/paths.ts';
import { sendCitizenPage } from '#portal/citizen/visitor.ts';
import { giveResumeCode, RESUME_DAYS } from '#store/drafts.ts';
import { backLink } from '#web/components/back-link.ts';
import { button } from '#web/components/button.ts';
import { csrfField } from '#web/components/csrf-field.ts';
import { printButton } from '#web/components/print-button.ts';
import { type Html, html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';

/** Says what a code is for before there is one. */
export const showCode = (filing: Filing): Promise<unknown> => send(filing, null);

/** Makes a code and shows it once; asked for again there is another, and the first opens nothing. */
export async function giveCode(filing: Filing): Promise<unknown> {
  const { services, draft } = filing;
  return send(filing, await giveResumeCode(services.pool, draft.draftId, services.now()));
}

async function send(filing: Filing, code: string | null): Promise<unknown> {
  const { lang, draft, csrf, procedure } = filing;
  const say = sayIn(lang);
  const title = say('Nộp tại quầy bằng mã', 'Hand in at a counter by a code');
  return sendCitizenPage(filing, {
    title,
    body: html`${backLink({ href: draftPath(draft.draftId, CHECK), text: say('Quay lại', 'Back') })}
<h1>${title}</h1><p>${textIn(lang, procedure.name)}</p>
<p>${say('Đọc mã này cho cán bộ một cửa: những gì bạn đã điền và giấy tờ đã gửi hiện ra ở quầy, không phải khai lại. Mang theo giấy tờ tùy thân và bản chính giấy tờ. Mã dùng được {days} ngày.', 'Read this code to the officer: what you filled in and sent appears at the counter. Bring an identity paper and the originals. It holds for {days} days.', { days: RESUME_DAYS })}</p>
${code === null ? null : shown(filing, code)}
<form method="post" action="${draftPath(draft.draftId, CODE)}">${csrfField(csrf)}${button({
      text: code === null ? say('Lấy mã', 'Get a code') : say('Lấy mã khác', 'Another code'),
      ...(code === null ? {} : { kind: 'secondary' as const }),
    })}</form>`,
  });
}

const shown = ({ lang }: Filing, code: string): Html =>
  html`<p class="code-shown" id="resume-code">${code.slice(0, 4)} ${code.slice(4)}</p>${printButton(lang)}`;
