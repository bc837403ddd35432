import type { FastifyInstance } from 'fastify';
import { itemsAt } from '#catalogue/json-path.ts';
import type { JsonValue } from '#kernel/canonical-json.ts';
import type { CatalogueDraft } from '#store/catalogue-drafts.ts';
import { formValues, one } from '#web/form-values.ts';
import type { Services } from '#web/services.ts';
import { changeSeenDraft } from '#workbench/catalogue/change-seen-draft.ts';
import { departmentOptions } from '#workbench/catalogue/department-options.ts';
import { draftRoute, sendDraft } from '#workbench/catalogue/send-draft.ts';
import { NO_SUCH_DRAFT, SUBMITTED } from '#workbench/catalogue/draft-texts.ts';
import { sectionErrors } from '#workbench/catalogue/fault-fields.ts';
import type { RowsSpec } from '#workbench/catalogue/field-spec.ts';
import { inspect } from '#workbench/catalogue/inspect-draft.ts';
import { DRAFT_PATH, draftPath, sectionPath } from '#workbench/catalogue/paths.ts';
import { procedureSections } from '#workbench/catalogue/procedure-sections.ts';
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
    const number = sectionsOf(on).findIndex(({ key }) => key === section);
    if (number === -1) return sendProblem(on, 404, NO_SUCH_DRAFT);
    return draft.state === 'editing'
      ? page(on, draft, number)
      : sendDraft(on, draft, [], { tone: 'warning', text: SUBMITTED[on.lang] });
  };

const sectionsOf = (on: OfficerRequest) => procedureSections(departmentOptions(on));

const showSection = withSection(async (on, draft, number) => {
  const saved = one(formValues(on.request.query), 'da-luu') === '1';
  return sendSection(on, draft, number, { body: draft.body, message: saved ? 'saved' : null });
});

const saveSection = withSection(async (on, draft, number) => {
  const values = formValues(on.request.body);
  const section = sectionsOf(on)[number];
  if (section === undefined) return sendProblem(on, 404, NO_SUCH_DRAFT);
  const body = readSection(section, values, draft.body);
  const deed = one(values, 'do');
  const outcome = await changeSeenDraft(on, draft, { body }, 'edit-draft', section.key);
  if (outcome !== 'done') {
    return sendSection(on, draft, number, { body, message: 'changed-meanwhile' });
  }
  if (deed !== 'next') {
    const row = section.rows === null ? '' : rowAfter(deed, section.rows, body);
    return seeOther(on, `${sectionPath(draft.draftId, section.key)}?da-luu=1${row}`);
  }
  const next = sectionsOf(on)[number + 1];
  return seeOther(
    on,
    next === undefined
      ? `${draftPath(draft.draftId)}?da-luu=1`
      : `${sectionPath(draft.draftId, next.key)}?da-luu=1`,
  );
});

/** Where the browser goes after a button of a row: to the row that was added or moved. */
function rowAfter(deed: string, rows: RowsSpec, body: JsonValue): string {
  const [act, place] = deed.split(':');
  const index = Number(place);
  const count = itemsAt(body, rows.path.split('.')).length;
  if (act === 'add') return `#${rows.path}.${addedPlace(rows, count - 1)}`;
  if (act === 'up') return `#${rows.path}.${index - 1}`;
  return act === 'down' ? `#${rows.path}.${index + 1}` : '';
}

async function sendSection(
  on: OfficerRequest,
  draft: CatalogueDraft,
  number: number,
  view: Pick<SectionView, 'body' | 'message'>,
): Promise<unknown> {
  const sections = sectionsOf(on);
  const section = sections[number];
  if (section === undefined) return sendProblem(on, 404, NO_SUCH_DRAFT);
  const { read } = await inspect(on, { ...draft, body: view.body });
  const errors = read.ok ? [] : sectionErrors(section, read.error, view.body);
  return sendPage(on, {
    title: section.title[on.lang],
    status: view.message === 'changed-meanwhile' ? 409 : 200,
    hasErrors: errors.length > 0,
    body: sectionPage(on, {
      draft,
      section,
      errors,
      ...view,
      place: { number: number + 1, of: sections.length },
    }),
  });
}
