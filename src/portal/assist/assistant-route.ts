import { citizenRoute, sendCitizenPage, type SignedInVisitor } from '#portal/citizen/visitor.ts';
import { type Assistant, findAssistant } from '#store/assistants.ts';
import { linkButton } from '#web/components/link-button.ts';
import { html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import type { Services } from '#web/services.ts';

/** Somebody of a hamlet's team, signed in with their own account. */
export interface AssistantVisitor extends SignedInVisitor {
  readonly assistant: Assistant;
}

/** Makes a route handler of a page for those who help; others are told how one comes to help. */
export const assistantRoute = (
  services: Services,
  page: (on: AssistantVisitor) => Promise<unknown>,
) =>
  citizenRoute(services, async (visitor) => {
    const assistant = await findAssistant(services.pool, visitor.citizen.identityNumber);
    return assistant === null ? notAppointed(visitor) : page({ ...visitor, assistant });
  });

function notAppointed(visitor: SignedInVisitor): unknown {
  const say = sayIn(visitor.lang);
  const title = say('Giúp người khác làm hồ sơ', 'Helping others');
  return sendCitizenPage(visitor, {
    title,
    status: 403,
    body: html`<h1>${title}</h1>
<p>${say(
      'Tài khoản này chưa được giao giúp người dân. Thành viên tổ ở ấp, khu phố: báo Bộ phận Một cửa của xã để tỉnh thêm số định danh của bạn vào danh sách.',
      'This account is not one that helps. If you are of a hamlet’s team, tell the one-stop desk of your commune, so that the province lists your personal number.',
    )}</p><p>${linkButton({ text: say('Tìm Bộ phận Một cửa', 'Find the desk'), href: '/lien-he' })}</p>`,
  });
}
