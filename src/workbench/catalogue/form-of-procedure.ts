import { textIn, writtenIn } from '#kernel/bilingual.ts';
import { itemsAt, textAt, valueAt } from '#catalogue/json-path.ts';
import type { JsonValue } from '#kernel/canonical-json.ts';
import { dayOf, parseDay } from '#kernel/day.ts';
import { slug } from '#kernel/slug.ts';
import { type CatalogueDraft, listDrafts, type NewDraft } from '#store/catalogue-drafts.ts';
import { type PublishedVersion, readHistory } from '#store/published-catalogue.ts';
import { button } from '#web/components/button.ts';
import { csrfField } from '#web/components/csrf-field.ts';
import { pane } from '#web/components/pane.ts';
import { select } from '#web/components/select.ts';
import { type Html, html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import { draftState } from '#workbench/catalogue/draft-state.ts';
import { draftPath, FORMS_PATH, historyPath } from '#workbench/catalogue/paths.ts';
import type { OfficerRequest } from '#workbench/officer-request.ts';

/** The declaration of a procedure that is being written: published, a draft, or still to be begun. */
export async function formOfProcedure(
  on: OfficerRequest,
  draft: CatalogueDraft,
  code: string,
): Promise<Html> {
  const { lang } = on;
  const say = sayIn(lang);
  const day = parseDay(textAt(draft.body, ['validFrom']));
  const forms = on.services.forms();
  const published = day.ok ? forms.ofProcedure(code, day.value) : null;
  const drafts = (await listDrafts(on.services.pool, 'form')).filter((form) =>
    itemsAt(form.body, ['procedures']).includes(code),
  );
  const title = say('Tờ khai điện tử', 'E-form');
  const lines = [
    ...(published === null
      ? []
      : [
          html`<li><a href="${historyPath(FORMS_PATH, published.code)}">${textIn(lang, published.title)}</a> (${say('đã công bố', 'published')})</li>`,
        ]),
    ...drafts.map(
      (form) =>
        html`<li><a href="${draftPath(form.draftId)}">${textAt(form.body, ['title', writtenIn(lang)])}</a> ${draftState(lang, form)}</li>`,
    ),
  ];
  if (lines.length > 0) return pane({ id: 'form', title, body: html`<ul>${lines}</ul>` });
  const none = say(
    'Chưa có tờ khai nào cho thủ tục này; một cửa nhận giấy tờ mà không khai điện tử.',
    'This procedure has no form yet; the desk receives its papers without one.',
  );
  if (draft.state !== 'editing') return pane({ id: 'form', title, body: html`<p>${none}</p>` });
  const options = forms
    .all(dayOf(on.services.now()))
    .map((form) => ({ value: form.code, text: textIn(lang, form.title) }));
  const body = html`<form method="post" action="${draftPath(draft.draftId)}/to-khai">${csrfField(on.session.csrf)}${select(
    {
      lang,
      name: 'tu',
      label: say('Soạn từ bản sao của', 'Begin from a copy of'),
      hint: none,
      value: '',
      prompt: say('Chọn', 'Choose'),
      options,
      width: 'medium',
    },
  )}${button({ text: say('Soạn tờ khai', 'Begin the form'), kind: 'secondary' })}</form>`;
  return pane({ id: 'form', title, body });
}

/** A draft of a form for a procedure, copied from the newest version of another form; null where there is none. */
export async function formCopiedFor(
  on: OfficerRequest,
  from: string,
  procedure: string,
): Promise<NewDraft | null> {
  const newest = (await readHistory(on.services.pool, 'form', from))[0];
  if (newest === undefined) return null;
  const base = { code: newest.code, validFrom: newest.validFrom };
  return { kind: 'form', base, note: '', body: copyFor(newest, procedure, on) };
}

function copyFor(newest: PublishedVersion, procedure: string, on: OfficerRequest): JsonValue {
  const body = newest.body as JsonValue;
  return {
    code: `thu-tuc-${slug(procedure)}`,
    title: valueAt(body, ['title']) ?? null,
    procedures: [procedure],
    pages: valueAt(body, ['pages']) ?? [],
    toBeConfirmed: [],
    validFrom: dayOf(on.services.now()),
    validTo: null,
  };
}
