import type { FastifyInstance } from 'fastify';
import { dayOf } from '#kernel/day.ts';
import { portalNavigation } from '#portal/navigation.ts';
import { linkButton } from '#web/components/link-button.ts';
import { html, markupOf } from '#web/html.ts';
import { languageOf, sayIn } from '#web/language.ts';
import { portalLayout } from '#web/layout/portal-layout.ts';
import type { Services } from '#web/services.ts';

/** The first page of a stranger: follow a dossier, and what can be handed in where. */
export function homeRoutes(app: FastifyInstance, services: Services): void {
  app.get('/', async (request, reply) => {
    const lang = languageOf(request);
    const say = sayIn(lang);
    const procedures = services.catalogue().all(dayOf(services.now()));
    const page = portalLayout({
      lang,
      province: services.province,
      title: say('Trang chủ', 'Home'),
      path: '/',
      nav: portalNavigation(lang, '/'),
      body: html`<h1>${say('Dịch vụ hành chính công', 'Public services')}</h1>
<p class="lead">${say(
        'Xem hồ sơ của bạn đang ở bước nào, cơ quan nào giữ và ngày hẹn trả.',
        'See at which step your dossier is, who has it, and when the result is due.',
      )}</p>
<p>${linkButton({ text: say('Tra cứu hồ sơ', 'Follow a dossier'), href: '/tra-cuu', icon: 'search', size: 'large' })}</p>
<h2>${say('Thủ tục đang tiếp nhận', 'Procedures received')}</h2>
<ul class="life">${procedures.map(
        (procedure) =>
          html`<li><b>${procedure.name[lang]}</b><p class="sub">${procedure.code} · ${procedure.field.name[lang]}</p></li>`,
      )}</ul>
<p class="fine">${say(
        'Nộp tại Bộ phận Một cửa của xã, phường, thị trấn; huyện, thành phố; hoặc Trung tâm Phục vụ hành chính công tỉnh.',
        'Handed in at the one-stop desk of a commune or district, or at the provincial Public Service Centre.',
      )}</p>`,
    });
    return reply.type('text/html; charset=utf-8').send(markupOf(page));
  });
}
