import type { FastifyInstance } from 'fastify';
import { textIn } from '#kernel/bilingual.ts';
import { roleLabels } from '#access/role.ts';
import { dayOf } from '#kernel/day.ts';
import { readStandIns, type StandIn } from '#store/delegations.ts';
import { button } from '#web/components/button.ts';
import { csrfField } from '#web/components/csrf-field.ts';
import { notice } from '#web/components/notice.ts';
import { pageHeading } from '#web/components/page-heading.ts';
import { pane } from '#web/components/pane.ts';
import { formatDay } from '#web/format.ts';
import { formValues, one } from '#web/form-values.ts';
import { attrs, type Html, html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import type { Services } from '#web/services.ts';
import { SESSION_COOKIE } from '#web/sign-in.ts';
import {
  type OfficerRequest,
  officerRoute,
  seeOther,
  sendPage,
} from '#workbench/officer-request.ts';
import { recordAdministration } from '#workbench/record-administration.ts';
import { sendProblem } from '#workbench/refuse-page.ts';

export const STAND_IN_PATH = '/can-bo/lam-thay';

/** Working in the place of an absent colleague, as the administrator arranged it. */
export function standInRoutes(app: FastifyInstance, services: Services): void {
  app.get(STAND_IN_PATH, officerRoute(services, show));
  app.post(STAND_IN_PATH, officerRoute(services, choose));
}

const standInsOf = (on: OfficerRequest): Promise<readonly StandIn[]> =>
  readStandIns(on.services.pool, on.officer.subject, dayOf(on.services.now()));

async function show(on: OfficerRequest): Promise<unknown> {
  const say = sayIn(on.lang);
  const found = await standInsOf(on);
  return sendPage(on, {
    title: say('Làm thay người vắng mặt', 'Standing in'),
    body: page(on, found),
  });
}

function page(on: OfficerRequest, found: readonly StandIn[]): Html {
  const { lang, officer, services } = on;
  const say = sayIn(lang);
  const { standsInFor } = officer;
  return html`${pageHeading({
    title: say('Làm thay người vắng mặt', 'Standing in'),
    sub: say(
      'Mọi việc làm thay được ghi tên cả hai người.',
      'All that is done in another’s place is kept under both names.',
    ),
  })}
${
  standsInFor === undefined
    ? null
    : html`${notice({ lang, tone: 'warning', title: say('Bạn đang làm thay {name}.', 'You are standing in for {name}.', { name: standsInFor.name }) })}
${choice(on, '', say('Trở lại việc của tôi', 'Back to my own work'))}`
}
${
  found.length === 0
    ? html`<p class="empty">${say(
        'Hôm nay không ai ủy quyền cho bạn. Quản trị tỉnh ghi việc làm thay ở trang Cán bộ.',
        'Nobody’s work is in your hands today. The administrator arranges it on the Staff page.',
      )}</p>`
    : null
}
${found.map((stood, index) =>
  pane({
    id: `thay-${index}`,
    title: stood.name,
    body: html`<p>${textIn(lang, roleLabels[stood.role])} · ${services.directory().agencyName(stood.agency, lang)} · ${say(
      'đến hết ngày',
      'until',
    )} ${formatDay(stood.validTo, lang)}</p>${choice(on, stood.absent, `${say('Làm thay', 'Stand in for')} ${stood.name}`)}`,
  }),
)}`;
}

const choice = (on: OfficerRequest, absent: string, text: string): Html =>
  html`<form method="post" action="${STAND_IN_PATH}">${csrfField(on.session.csrf)}<input${attrs({
    type: 'hidden',
    name: 'absent',
    value: absent,
  })}>${button({ text, kind: absent === '' ? 'primary' : 'secondary' })}</form>`;

async function choose(on: OfficerRequest): Promise<unknown> {
  const absent = one(formValues(on.request.body), 'absent');
  const token = on.request.cookies[SESSION_COOKIE] ?? '';
  if (absent !== '' && !(await standInsOf(on)).some((stood) => stood.absent === absent)) {
    return sendProblem(on, 403, NOT_ARRANGED);
  }
  await on.services.sessions.actFor(token, absent === '' ? null : absent);
  await recordAdministration(on, 'stand-in', absent);
  return seeOther(on, '/can-bo');
}

const NOT_ARRANGED = {
  vi: 'Hôm nay bạn không được ủy quyền làm thay người này. Hỏi quản trị tỉnh.',
  en: 'You are not arranged to stand in for this person today. Ask the administrator.',
};
