import type { FastifyInstance } from 'fastify';
import { clean } from '#kernel/fold.ts';
import { formValues, one } from '#web/form-values.ts';
import { sayIn } from '#web/language.ts';
import type { Services } from '#web/services.ts';
import { administratorRoute } from '#workbench/administrator-route.ts';
import { readAsOf } from '#workbench/as-of.ts';
import { readLawDrafts } from '#workbench/catalogue/awaiting-pane.ts';
import { cataloguePage } from '#workbench/catalogue/catalogue-page.ts';
import { doneText } from '#workbench/catalogue/draft-texts.ts';
import { CATALOGUE_PATH } from '#workbench/catalogue/paths.ts';
import { type OfficerRequest, sendPage } from '#workbench/officer-request.ts';
import { pageNumber } from '#web/page-number.ts';

const PAGE_SIZE = 50;

/** The administrator's list of procedures, searched as of any day. */
export function catalogueRoutes(app: FastifyInstance, services: Services): void {
  app.get(CATALOGUE_PATH, administratorRoute(services, 'catalogue', list));
}

async function list(on: OfficerRequest): Promise<unknown> {
  const asked = formValues(on.request.query);
  const query = clean(one(asked, 'tim')).slice(0, 100);
  const asOf = readAsOf(on, asked);
  const { day } = asOf;
  const catalogue = on.services.catalogue();
  const found = query === '' ? catalogue.all(day) : catalogue.search(query, day);
  const pages = Math.max(1, Math.ceil(found.length / PAGE_SIZE));
  const page = pageNumber(asked, pages);
  return sendPage(on, {
    title: sayIn(on.lang)('Danh mục thủ tục', 'Catalogue of procedures'),
    status: asOf.error === undefined ? 200 : 422,
    hasErrors: asOf.error !== undefined,
    body: cataloguePage(on, {
      query,
      asOf,
      procedures: found.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE),
      total: found.length,
      page,
      pages,
      drafts: await readLawDrafts(on),
      message: doneText(one(asked, 'xong'), on.lang),
    }),
  });
}
