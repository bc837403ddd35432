import { textIn } from '#kernel/bilingual.ts';
import type { Component } from '#catalogue/procedure.ts';
import { clean } from '#kernel/fold.ts';
import { sendCitizenPage } from '#portal/citizen/visitor.ts';
import { paperFacts } from '#portal/documents/documents-page.ts';
import { type HeldPaper, heldPapers, mayBeUsed, withWords } from '#portal/documents/held-papers.ts';
import type { Filing } from '#portal/filing/filing.ts';
import { mayAskNationalStore, nationalStoreLink } from '#portal/filing/national-store-page.ts';
import { draftPath, PAPERS, storePath } from '#portal/filing/paths.ts';
import { reuseToken } from '#portal/filing/reuse-part.ts';
import { papersOf } from '#portal/filing/steps.ts';
import { changeAttachments } from '#store/drafts.ts';
import { backLink } from '#web/components/back-link.ts';
import { button } from '#web/components/button.ts';
import { radios } from '#web/components/choices.ts';
import { csrfField } from '#web/components/csrf-field.ts';
import { errorSummary } from '#web/components/error-summary.ts';
import { nameSearch } from '#web/components/name-search.ts';
import { errorOf, type FieldError, summaryOf } from '#web/field-error.ts';
import { formValues, one } from '#web/form-values.ts';
import { type Html, html } from '#web/html.ts';
import { readKept } from '#web/kept-attachment.ts';
import { sayIn } from '#web/language.ts';

/** Shown at once; whoever has more finds by words. */
const MOST_SHOWN = 30;

/** All papers of the person that still prove something, to take one for a component. */
export const showStore = (filing: Filing): Promise<unknown> => send(filing, []);

/** Attaches the chosen paper; chosen twice it is there once. */
export async function useFromStore(filing: Filing): Promise<unknown> {
  const { services, draft, request, reply } = filing;
  const token = one(formValues(request.body), 'kept');
  const chosen = readKept(services.formKey, draft.draftId, token);
  if (chosen === null || !(await services.content.renew(chosen.sha256))) {
    return send(filing, [NONE_CHOSEN]);
  }
  await changeAttachments(
    services.pool,
    draft.draftId,
    { add: [chosen], drop: [] },
    services.now(),
  );
  return reply.redirect(`${draftPath(draft.draftId, PAPERS)}#file-${chosen.component}`, 303);
}

async function send(filing: Filing, errors: readonly FieldError[]): Promise<unknown> {
  const { lang, services, citizen, request, reply, procedure, form, draft, today } = filing;
  const say = sayIn(lang);
  const { component: key = '' } = request.params as { readonly component?: string };
  const component = papersOf(procedure, form).find((paper) => paper.key === key);
  if (component === undefined || citizen === null || draft.helped !== null) {
    return reply.redirect(draftPath(draft.draftId, PAPERS), 303);
  }
  const query = clean(one(formValues(request.query), 'tim')).slice(0, 100);
  const held = await heldPapers(services, citizen);
  const found = withWords(held, query).filter((paper) => mayBeUsed(paper, today));
  return sendCitizenPage(filing, {
    title: say('Chọn trong giấy tờ của tôi', 'Choose from my papers'),
    errors,
    body: html`${backLink({ href: draftPath(draft.draftId, PAPERS), text: say('Quay lại', 'Back') })}
${errorSummary({ lang, errors: summaryOf(errors, lang) })}
<p class="sub">${textIn(lang, component.name)}</p><h1>${say('Chọn trong giấy tờ của tôi', 'Choose from my papers')}</h1>
${
  held.length === 0
    ? null
    : nameSearch({
        lang,
        action: storePath(draft.draftId, key),
        label: say('Tìm giấy tờ', 'Find a paper'),
        hint: say('Có dấu hoặc không dấu', 'With or without diacritics'),
        value: query,
      })
}
${found.length === 0 ? html`<p class="empty">${held.length === 0 ? say('Bạn chưa có giấy tờ nào ở đây. Quay lại để chụp ảnh hoặc chọn tệp.', 'You have no papers here yet. Go back to take a picture or choose a file.') : say('Không có giấy tờ nào khớp. Quay lại để chụp ảnh hoặc chọn tệp.', 'Nothing matches. Go back to take a picture or choose a file.')}</p>` : chooseForm(filing, component, found, errors)}
${mayAskNationalStore(filing) ? nationalStoreLink(filing, component) : null}`,
  });
}

function chooseForm(
  filing: Filing,
  component: Component,
  found: readonly HeldPaper[],
  errors: readonly FieldError[],
): Html {
  const { lang, draft, csrf, today } = filing;
  const say = sayIn(lang);
  const left = found.length - MOST_SHOWN;
  return html`<form method="post" action="${storePath(draft.draftId, component.key)}" novalidate>${csrfField(csrf)}${radios(
    {
      lang,
      name: 'kept',
      label: say('Giấy tờ', 'Paper'),
      error: errorOf(errors, 'kept', lang),
      options: found.slice(0, MOST_SHOWN).map((paper) => ({
        value: reuseToken(filing, component, paper),
        text: html`${textIn(lang, paper.title)} <span class="fine">${paperFacts(lang, paper, today)}</span>`,
      })),
    },
  )}${left > 0 ? html`<p class="fine">${say('Còn {left} giấy tờ nữa: gõ tên để tìm.', '{left} more: type a name to find them.', { left })}</p>` : null}<div class="acts">${button({ text: say('Dùng giấy tờ này', 'Use this paper'), size: 'large' })}</div></form>`;
}

const NONE_CHOSEN: FieldError = {
  field: 'kept',
  text: { vi: 'Chọn một giấy tờ.', en: 'Choose a paper.' },
};
