import type { FastifyInstance } from 'fastify';
import { textIn } from '#kernel/bilingual.ts';
import { LIFE_EVENTS } from '#catalogue/procedure.ts';
import { lifeEventLabels } from '#catalogue/procedure-labels.ts';
import { CATALOGUE } from '#portal/catalogue/paths.ts';
import { portalNavigation } from '#portal/navigation.ts';
import { chips } from '#web/components/chips.ts';
import { linkButton } from '#web/components/link-button.ts';
import { nameSearch } from '#web/components/name-search.ts';
import { html } from '#web/html.ts';
import { sendHtml } from '#web/send-html.ts';
import { languageOf, sayIn } from '#web/language.ts';
import { portalLayout } from '#web/layout/portal-layout.ts';
import type { Services } from '#web/services.ts';

/** The first page of a stranger: follow a dossier, and what can be handed in where. */
export function homeRoutes(app: FastifyInstance, services: Services): void {
  app.get('/', async (request, reply) => {
    const lang = languageOf(request, services.furtherLanguages);
    const say = sayIn(lang);
    const page = portalLayout({
      lang,
      province: services.directory().province,
      furtherLanguages: services.furtherLanguages,
      title: say('Trang chủ', 'Home'),
      path: '/',
      nav: portalNavigation(lang, '/'),
      body: html`<h1>${say('Dịch vụ hành chính công', 'Public services')}</h1>
<p class="lead">${say(
        'Xem hồ sơ của bạn đang ở bước nào, cơ quan nào giữ và ngày hẹn trả.',
        'See at which step your dossier is, who has it, and when the result is due.',
      )}</p>
<p>${linkButton({ text: say('Tra cứu hồ sơ', 'Follow a dossier'), href: '/tra-cuu', icon: 'search', size: 'large' })}</p>
<h2>${say('Bạn cần làm thủ tục gì?', 'Which procedure do you need?')}</h2>
${nameSearch({
  lang,
  action: CATALOGUE,
  label: say('Tên thủ tục, từ hay dùng hoặc mã', 'Name, words people use, or code'),
  value: '',
  button: say('Tìm thủ tục', 'Search'),
})}
${chips({
  label: say('Theo sự kiện trong đời', 'By life event'),
  items: LIFE_EVENTS.map((event) => ({
    href: `${CATALOGUE}?su-kien=${event}`,
    text: textIn(lang, lifeEventLabels[event]),
  })),
})}
<p class="fine">${say(
        'Nộp tại Bộ phận Một cửa của xã, phường, thị trấn; huyện, thành phố; hoặc Trung tâm Phục vụ hành chính công tỉnh.',
        'Handed in at the one-stop desk of a commune or district, or at the provincial Public Service Centre.',
      )}</p>`,
    });
    return sendHtml(reply, page);
  });
}
