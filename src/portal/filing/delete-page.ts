import { textIn } from '#kernel/bilingual.ts';
import { CITIZEN_HOME } from '#portal/citizen/paths.ts';
import { sendCitizenPage } from '#portal/citizen/visitor.ts';
import type { Filing } from '#portal/filing/filing.ts';
import { DELETE, draftPath } from '#portal/filing/paths.ts';
import { forgetDraft } from '#store/drafts.ts';
import { backLink } from '#web/components/back-link.ts';
import { button } from '#web/components/button.ts';
import { csrfField } from '#web/components/csrf-field.ts';
import { html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';

/** Asks before what was prepared is thrown away. */
export async function showDelete(filing: Filing): Promise<unknown> {
  const { lang, csrf, draft, procedure } = filing;
  const say = sayIn(lang);
  const title = say('Xóa hồ sơ nháp?', 'Delete this draft?');
  return sendCitizenPage(filing, {
    title,
    body: html`${backLink({ href: CITIZEN_HOME, text: say('Không xóa', 'Keep it') })}
<h1>${title}</h1><p>${textIn(lang, procedure.name)}</p>
<p>${say('Những gì đã điền và giấy tờ đã gửi sẽ mất, không lấy lại được.', 'What you filled in and sent will be gone for good.')}</p>
<form method="post" action="${draftPath(draft.draftId, DELETE)}">${csrfField(csrf)}${button({ text: say('Xóa', 'Delete'), kind: 'danger' })}</form>`,
  });
}

export async function deleteDraft(filing: Filing): Promise<unknown> {
  await forgetDraft(filing.services.pool, filing.draft.draftId);
  return filing.reply.redirect(CITIZEN_HOME, 303);
}
