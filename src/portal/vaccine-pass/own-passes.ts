import type { FastifyInstance } from 'fastify';
import { isUuid } from '#kernel/uuid.ts';
import { citizenRoute, sendCitizenPage, type SignedInVisitor } from '#portal/citizen/visitor.ts';
import { DOCUMENTS } from '#portal/documents/paths.ts';
import { PASS_VERIFICATION } from '#portal/vaccine-pass/pass-page.ts';
import { OWN_PASSES, ownPassFile } from '#portal/vaccine-pass/paths.ts';
import { type KeptPass, passesOf } from '#store/vaccine-passes.ts';
import type { ValueSets } from '#vaccine-pass/value-sets.ts';
import { actions } from '#web/components/actions.ts';
import { backLink } from '#web/components/back-link.ts';
import { disclosure } from '#web/components/disclosure.ts';
import { linkButton } from '#web/components/link-button.ts';
import { qrCode } from '#web/components/qr-code.ts';
import { formatDateTime } from '#web/format.ts';
import { type Html, html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import { passEnd, passFacts } from '#web/pass-facts.ts';
import { sendPassPaper } from '#web/send-pass-paper.ts';
import { sendProblemPage } from '#web/send-problem.ts';
import type { Services } from '#web/services.ts';

/** The vaccine passports of whoever signed in. */
export function ownPassRoutes(app: FastifyInstance, services: Services): void {
  app.get(OWN_PASSES, citizenRoute(services, showPasses));
  app.get(ownPassFile(':pass'), citizenRoute(services, sendPaper));
}

const ownPasses = async ({ services, citizen }: SignedInVisitor): Promise<readonly KeptPass[]> =>
  citizen.identityNumber === null ? [] : passesOf(services.pool, citizen.identityNumber);

async function showPasses(visitor: SignedInVisitor): Promise<unknown> {
  const { lang, services } = visitor;
  const passes = await ownPasses(visitor);
  const { sets } = await services.passGrounds();
  return sendCitizenPage(visitor, {
    title: sayIn(lang)('Hộ chiếu vắc xin của tôi', 'My vaccine passport'),
    body: passesPage(visitor, passes, sets),
  });
}

function passesPage(
  { lang, services }: SignedInVisitor,
  passes: readonly KeptPass[],
  sets: ValueSets,
): Html {
  const say = sayIn(lang);
  const now = services.now();
  const holds = (pass: KeptPass): boolean => passEnd(lang, pass, now) === null;
  const over = passes.filter((pass) => !holds(pass));
  return html`${backLink({ href: DOCUMENTS, text: say('Giấy tờ của tôi', 'My papers') })}
<h1>${say('Hộ chiếu vắc xin của tôi', 'My vaccine passport')}</h1>
${passes.length === 0 ? nothingYet(lang) : null}
${passes.filter(holds).map((pass) => held(lang, pass, sets))}
${over.map((pass) =>
  disclosure({
    summary: say('Bản cấp {at}', 'Issued {at}', { at: formatDateTime(pass.issuedAt, lang) }),
    body: html`${passEnd(lang, pass, now)}${passFacts(lang, pass, sets)}`,
  }),
)}`;
}

const nothingYet = (lang: SignedInVisitor['lang']): Html => {
  const say = sayIn(lang);
  return html`<p class="empty">${say(
    'Bạn chưa có hộ chiếu vắc xin. Sở Y tế cấp khi hai mũi tiêm ghi đúng họ tên, ngày sinh và số định danh của bạn. Nếu ghi sai, báo nơi đã tiêm để đính chính.',
    'You have none yet. The Department of Health issues it once two doses have your name, birth date and number right. Where they are wrong, tell the place where you were vaccinated.',
  )}</p>`;
};

function held(lang: SignedInVisitor['lang'], pass: KeptPass, sets: ValueSets): Html {
  const say = sayIn(lang);
  return html`<section><h2>${say('Đang có giá trị', 'Good today')}</h2>
${qrCode({ text: pass.text, label: say('Mã QR của hộ chiếu vắc xin', 'QR code of the vaccine passport') })}
<p>${say(
    'Đưa mã này cho người kiểm tra cùng giấy tờ tùy thân. Mã đọc được không cần mạng.',
    'Show this code together with an identity paper. It is read without a line.',
  )}</p>
${actions(linkButton({ text: say('Mở bản PDF để in', 'Open the PDF to print'), href: ownPassFile(pass.passId), kind: 'secondary', icon: 'print' }))}
${passFacts(lang, pass, sets)}
${actions(linkButton({ text: say('Kiểm tra một hộ chiếu vắc xin', 'Verify a vaccine passport'), href: PASS_VERIFICATION, kind: 'secondary' }))}</section>`;
}

/** To others it is not there. */
async function sendPaper(visitor: SignedInVisitor): Promise<unknown> {
  const { request, reply, services } = visitor;
  const { pass: id = '' } = request.params as { readonly pass?: string };
  const pass = isUuid(id)
    ? (await ownPasses(visitor)).find(({ passId }) => passId === id)
    : undefined;
  if (pass === undefined) return sendProblemPage(request, reply, services, 404, NO_SUCH_PASS);
  return sendPassPaper(reply, services, pass);
}

const NO_SUCH_PASS = {
  vi: 'Bạn không có hộ chiếu vắc xin này. Xem lại ở trang Giấy tờ của tôi.',
  en: 'You have no such vaccine passport. See the page of your papers.',
};
