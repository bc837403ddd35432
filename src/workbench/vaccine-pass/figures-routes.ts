import { sendFile } from '#workbench/send-file.ts';
import type { FastifyInstance } from 'fastify';
import { vaccinationFigures } from '#store/vaccination-figures.ts';
import { csvText } from '#web/csv.ts';
import { sayIn } from '#web/language.ts';
import { type OfficerRequest, type officerRoute, sendPage } from '#workbench/officer-request.ts';
import {
  figureColumns,
  figureRow,
  figuresPage,
  namedFigures,
} from '#workbench/vaccine-pass/figures-page.ts';
import { PASS_FIGURES_PATH } from '#workbench/vaccine-pass/paths.ts';

type Route = (page: (on: OfficerRequest) => Promise<unknown>) => ReturnType<typeof officerRoute>;

/** How far the doses of each commune are cleaned, and how many passports were signed. */
export function figuresRoutes(app: FastifyInstance, route: Route): void {
  app.get(
    PASS_FIGURES_PATH,
    route(async (on) =>
      sendPage(on, {
        title: sayIn(on.lang)('Số liệu tiêm chủng theo xã', 'Vaccination by commune'),
        body: figuresPage(on, await figuresOf(on)),
      }),
    ),
  );
  app.get(
    `${PASS_FIGURES_PATH}.csv`,
    route(async (on) => {
      const rows = namedFigures(on, await figuresOf(on));
      const lines = rows.map(({ name, figures }) => [name, ...figureRow(figures).map(String)]);
      return sendFile(on, 'csv', 'tiem-chung-theo-xa', csvText([figureColumns(on.lang), ...lines]));
    }),
  );
}

const figuresOf = ({ services }: OfficerRequest) =>
  vaccinationFigures(services.readPool, services.now());
