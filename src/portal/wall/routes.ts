import type { FastifyInstance } from 'fastify';
import { textIn, languageCode } from '#kernel/bilingual.ts';
import { readQueue } from '#store/queue-view.ts';
import { sendHtml } from '#web/send-html.ts';
import { sayIn } from '#web/language.ts';
import { deviceLayout } from '#web/layout/device-layout.ts';
import type { Services } from '#web/services.ts';
import { kioskRoute } from '#portal/kiosk/kiosk-visit.ts';
import { wallPage } from '#portal/wall/wall-page.ts';

/** Seconds after which a display without a script fetches itself anew. */
const REFRESH_SECONDS = 10;

/** The display on the wall of a desk: numbers and counters, never a name. */
export function wallRoutes(app: FastifyInstance, services: Services): void {
  app.get(
    '/man-hinh/:desk',
    kioskRoute(services, async ({ request, reply, lang, desk }) => {
      const queue = await readQueue(services.pool, desk.code, services.now());
      const page = deviceLayout({
        lang,
        kind: 'wall',
        province: services.directory().province,
        furtherLanguages: services.furtherLanguages,
        desk: textIn(lang, desk.name),
        title: sayIn(lang)('Số đang gọi', 'Numbers called'),
        path: request.url,
        scripts: ['wall.js'],
        refresh: {
          seconds: REFRESH_SECONDS,
          path: `/man-hinh/${desk.code}?lang=${languageCode(lang)}`,
        },
        body: wallPage(lang, queue),
      });
      return sendHtml(reply, page);
    }),
  );
}
