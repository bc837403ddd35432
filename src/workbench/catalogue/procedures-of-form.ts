import { textIn, writtenIn } from '#kernel/bilingual.ts';
import { itemsAt, textAt } from '#catalogue/json-path.ts';
import { type CatalogueDraft, listDrafts } from '#store/catalogue-drafts.ts';
import { pane } from '#web/components/pane.ts';
import { type Html, html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import { draftState } from '#workbench/catalogue/draft-state.ts';
import { CATALOGUE_PATH, draftPath, historyPath } from '#workbench/catalogue/paths.ts';
import type { OfficerRequest } from '#workbench/officer-request.ts';

/** The procedures that a form which is being written declares for: drafts of theirs, and what is published. */
export async function proceduresOfForm(on: OfficerRequest, form: CatalogueDraft): Promise<Html> {
  const { lang } = on;
  const say = sayIn(lang);
  const drafts = await listDrafts(on.services.pool, 'procedure');
  const codes = itemsAt(form.body, ['procedures']).filter((code) => typeof code === 'string');
  const lines = codes.map((code) => {
    const own = drafts.filter((draft) => textAt(draft.body, ['code']) === code);
    const published = on.services.catalogue().versions(code).at(-1);
    return html`<li>${code}${
      published === undefined
        ? null
        : html` <a href="${historyPath(CATALOGUE_PATH, code)}">${textIn(lang, published.name)}</a> (${say('đã công bố', 'published')})`
    }${own.map(
      (draft) =>
        html` <a href="${draftPath(draft.draftId)}">${textAt(draft.body, ['name', writtenIn(lang)])}</a> ${draftState(lang, draft)}`,
    )}${
      published === undefined && own.length === 0
        ? html` – ${say('chưa có thủ tục mang mã này', 'no procedure has this code yet')}`
        : null
    }</li>`;
  });
  return pane({
    id: 'procedures',
    title: say('Thủ tục dùng tờ khai này', 'Procedures with this form'),
    body:
      lines.length === 0
        ? html`<p class="empty">${say('Chưa ghi thủ tục nào.', 'None is named yet.')}</p>`
        : html`<ul>${lines}</ul>`,
  });
}
