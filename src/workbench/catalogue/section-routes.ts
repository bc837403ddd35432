import type { FastifyInstance } from 'fastify';
import { textIn } from '#kernel/bilingual.ts';
import { itemsAt } from '#catalogue/json-path.ts';
import type { JsonValue } from '#kernel/canonical-json.ts';
import type { CatalogueDraft } from '#store/catalogue-drafts.ts';
import { formValues, one } from '#web/form-values.ts';
import type { Services } from '#web/services.ts';
import { changeSeenDraft } from '#workbench/catalogue/change-seen-draft.ts';
import { draftRoute, sendDraft } from '#workbench/catalogue/send-draft.ts';
import { NO_SUCH_DRAFT, SUBMITTED } from '#workbench/catalogue/draft-texts.ts';
import { sectionErrors } from '#workbench/catalogue/fault-fields.ts';
import { kindOf, type SectionSpec } from '#workbench/catalogue/field-spec.ts';
import { inspect } from '#workbench/catalogue/inspect-draft.ts';
import { lawKinds } from '#workbench/catalogue/law-kind.ts';
import { DRAFT_PATH, draftPath, sectionAnchor, sectionPath } from '#workbench/catalogue/paths.ts';
import { addedPlace, readSection } from '#workbench/catalogue/read-section.ts';
import { sectionPage, type SectionView } from '#workbench/catalogue/section-page.ts';
import { type OfficerRequest, seeOther, sendPage } from '#workbench/officer-request.ts';
import { sendProblem } from '#workbench/refuse-page.ts';

/** The pages on which a draft is written, one a section. */
export function sectionRoutes(app: FastifyInstance, services: Services): void {
  const path = `${DRAFT_PATH}/:id/phan/:section`;
  app.get(path, draftRoute(services, 'catalogue', showSection));
  app.post(path, draftRoute(services, 'edit-draft', saveSection));
}

const withSection =
  (page: (on: OfficerRequest, draft: CatalogueDraft, number: number) => Promise<unknown>) =>
  async (on: OfficerRequest, draft: CatalogueDraft): Promise<unknown> => {
    const { section } = on.request.params as { readonly section: string };
    const number = sectionsOf(on, draft, draft.body).findIndex(({ key }) => key === section);
    if (number === -1) return sendProblem(on, 404, NO_SUCH_DRAFT);
    if (draft.state === 'editing') return page(on, draft, number);
    return on.request.method === 'GET'
      ? seeOther(on, `${draftPath(draft.draftId)}#${sectionAnchor(section)}`)
      : sendDraft(on, draft, [], { tone: 'warning', text: textIn(on.lang, SUBMITTED) });
  };

const sectionsOf = (on: OfficerRequest, { kind }: CatalogueDraft, body: JsonValue) =>
  lawKinds[kind].sections(on, body);

const showSection = withSection(async (on, draft, number) => {
  const asked = formValues(on.request.query);
  const saved = one(asked, 'da-luu') === '1';
  const added = one(asked, 'moi');
  const view = { body: draft.body, message: saved ? 'saved' : null } as const;
  return sendSection(on, draft, number, view, added === '' ? null : added);
});

const saveSection = withSection(async (on, draft, number) => {
  const values = formValues(on.request.body);
  const section = sectionsOf(on, draft, draft.body)[number];
  if (section === undefined) return sendProblem(on, 404, NO_SUCH_DRAFT);
  const body = readSection(section, values, draft.body);
  const outcome = await changeSeenDraft(on, draft, { body }, 'edit-draft', section.key);
  if (outcome !== 'done') {
    return sendSection(on, draft, number, { body, message: 'changed-meanwhile' });
  }
  // Of a form, the sections themselves may just have changed: one for each of its pages.
  const next = sectionsOf(on, draft, body)[number + 1];
  return seeOther(on, placeAfter(one(values, 'do'), draft.draftId, section, { body, next }));
});

/** Where the browser goes after a button: on, to the row that was added or moved, or inside a row. */
function placeAfter(
  deed: string,
  draftId: string,
  { key, rows }: SectionSpec,
  { body, next }: { readonly body: JsonValue; readonly next: SectionSpec | undefined },
): string {
  const saved = (path: string): string => `${path}?da-luu=1`;
  if (deed === 'next') {
    return saved(next === undefined ? draftPath(draftId) : sectionPath(draftId, next.key));
  }
  const here = saved(sectionPath(draftId, key));
  if (rows === null) return here;
  const [act, place] = deed.split(':');
  const index = Number(place);
  const items = itemsAt(body, rows.path.split('.'));
  const more = kindOf(rows, items[index] ?? null).more;
  if (act === 'open' && more !== undefined) return saved(sectionPath(draftId, more.section(index)));
  const row = rowAfter(act, index, addedPlace(rows, items.length - 1));
  if (row === null) return here;
  return `${here}${act === 'add' ? `&moi=${row}` : ''}#${rows.path}.${row}`;
}

function rowAfter(act: string | undefined, index: number, added: number): number | null {
  if (act === 'add') return added;
  if (act === 'up') return index - 1;
  return act === 'down' ? index + 1 : null;
}

/** `added`: number of a row that was just added; that it is empty is no mistake yet. */
async function sendSection(
  on: OfficerRequest,
  draft: CatalogueDraft,
  number: number,
  view: Pick<SectionView, 'body' | 'message'>,
  added: string | null = null,
): Promise<unknown> {
  const sections = sectionsOf(on, draft, view.body);
  const section = sections[number];
  if (section === undefined) return sendProblem(on, 404, NO_SUCH_DRAFT);
  const { read } = await inspect(on, { ...draft, body: view.body });
  const errors = read.ok ? [] : sectionErrors(section, sections, read.error, view.body);
  const empty = added === null ? null : `${section.rows?.path}.${added}.`;
  const told = errors.filter(({ field }) => empty === null || !field.startsWith(empty));
  return sendPage(on, {
    title: textIn(on.lang, section.title),
    status: view.message === 'changed-meanwhile' ? 409 : 200,
    hasErrors: told.length > 0,
    body: sectionPage(on, {
      draft,
      section,
      errors: told,
      ...view,
      place: { number: number + 1, of: sections.length },
    }),
  });
}
