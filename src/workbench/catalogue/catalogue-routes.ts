import type { FastifyInstance } from 'fastify';
import { dayOf, formatDay, parseTypedDay } from '#kernel/day.ts';
import { clean } from '#kernel/fold.ts';
import { listDrafts } from '#store/catalogue-drafts.ts';
import { formValues, one } from '#web/form-values.ts';
import { sayIn } from '#web/language.ts';
import type { Services } from '#web/services.ts';
import { administratorRoute } from '#workbench/administrator-route.ts';
import { cataloguePage } from '#workbench/catalogue/catalogue-page.ts';
import { doneText } from '#workbench/catalogue/draft-texts.ts';
import { CATALOGUE_PATH } from '#workbench/catalogue/paths.ts';
import { type OfficerRequest, sendPage } from '#workbench/officer-request.ts';

const PAGE_SIZE = 50;

/** The administrator's list of procedures, searched as of any day. */
export function catalogueRoutes(app: FastifyInstance, services: Services): void {
  app.get(CATALOGUE_PATH, administratorRoute(services, 'catalogue', list));
}

async function list(on: OfficerRequest): Promise<unknown> {
  const asked = formValues(on.request.query);
  const query = clean(one(asked, 'tim')).slice(0, 100);
  const today = dayOf(on.services.now());
  const asOf = one(asked, 'ngay') === '' ? formatDay(today) : one(asked, 'ngay').slice(0, 20);
  const day = parseTypedDay(asOf);
  const catalogue = on.services.catalogue();
  const shown = day.ok ? day.value : today;
  const found = query === '' ? catalogue.all(shown) : catalogue.search(query, shown);
  const pages = Math.max(1, Math.ceil(found.length / PAGE_SIZE));
  const page = Math.min(pages, Math.max(1, Math.trunc(Number(one(asked, 'trang'))) || 1));
  const say = sayIn(on.lang);
  return sendPage(on, {
    title: say('Danh mục thủ tục', 'Catalogue of procedures'),
    status: day.ok ? 200 : 422,
    hasErrors: !day.ok,
    body: cataloguePage(on, {
      query,
      asOf,
      asOfError: day.ok
        ? undefined
        : say(
            'Nhập ngày, ví dụ 21/06/2022. Danh sách dưới đây là của hôm nay.',
            'Enter a day, such as 21/06/2022. The list below is of today.',
          ),
      procedures: found.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE),
      total: found.length,
      page,
      pages,
      drafts: await listDrafts(on.services.pool, 'procedure'),
      message: doneText(one(asked, 'xong'), on.lang),
    }),
  });
}
