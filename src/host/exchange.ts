import type { Declaration } from '#dossier/declaration.ts';
import type { Party, SystemParty } from '#dossier/deliveries.ts';
import type { Attachment } from '#dossier/dossier-event.ts';
import type { NoticeChannel } from '#dossier/notice-channel.ts';
import { endOfWorkingDays } from '#calendar/working-calendar.ts';
import type { ConnectedExchange } from '#host/connect-exchange.ts';
import type { WorkServices } from '#host/core.ts';
import type { SigningAccount } from '#host/signing-account.ts';
import { signingTell } from '#host/signing-tell.ts';
import { dayOf, type Instant } from '#kernel/day.ts';
import { connectedSteps, type Registries } from '#registries/connect.ts';
import type { Messengers } from '#registries/connect-messengers.ts';
import { declaredMembers } from '#registries/declared-members.ts';
import { fileLink } from '#web/file-link.ts';
import { checkIdentity } from '#worker/check-identity.ts';
import { collectPayment } from '#worker/collect-payment.ts';
import { doOutsideStep } from '#worker/do-outside-step.ts';
import { type Exchange, NORMAL_PACE, startExchange, type Tell } from '#worker/exchange.ts';
import { keepLegs } from '#worker/keep-legs.ts';
import { tellApplicant } from '#worker/tell-applicant.ts';
import { tellInterlinking } from '#worker/tell-interlinking.ts';
import { tellPost } from '#worker/tell-post.ts';
import { tellPortal } from '#worker/tell-portal.ts';

/** How long a party may fetch a paper by its link: as long as it may take to catch up. */
const CATCHING_UP_MS = 30 * 24 * 3_600_000;

/** Tells outside systems and applicants what waits for them; where one is not connected it waits. */
export function beginExchange(
  services: WorkServices,
  { registries, messengers, keepOf, answers }: ConnectedExchange,
  account: SigningAccount,
): Exchange {
  const { pool, now, log } = services;
  const parties = new Map<Party, Tell>([
    ...(registries === null ? [] : tellsOf(services, registries)),
    ...noticeTells(services, messengers),
    ['legs', keepLegs(services)],
  ]);
  const signing = signingTell(services, account, keepOf);
  if (signing !== null) parties.set('signing', signing);
  return startExchange({ pool, parties, answers, now, log, pace: NORMAL_PACE });
}

function noticeTells(
  { pool, world, directory, publicUrl, now }: WorkServices,
  messengers: Messengers,
): ReadonlyMap<NoticeChannel, Tell> {
  const of = {
    pool,
    world,
    agencyName: (code: string) => directory().agencyName(code, 'vi'),
    trackingUrl: `${publicUrl}/tra-cuu`,
    now,
    patience: NORMAL_PACE.patience,
  };
  return new Map(
    [...messengers].map(([channel, messenger]) => [
      channel,
      tellApplicant({ ...of, channel, messenger }),
    ]),
  );
}

function tellsOf(services: WorkServices, registries: Registries): ReadonlyMap<SystemParty, Tell> {
  const { pool, world, directory, forms, content, uploadGate, runCommand, now } = services;
  const { portal, population, interlinking, payment, steps, post, connected } = registries;
  const fileUrl = (attachment: Attachment) =>
    fileLink(services, attachment, { now: now(), forMs: CATCHING_UP_MS });
  const agencyName = (code: string): string => directory().agencyName(code, 'vi');
  const workingDaysAfter = (count: number, agency: string, since: Instant): Instant =>
    endOfWorkingDays(dayOf(since), count, world().calendarOf(agency, dayOf(since)));
  const formOf = (declaration: Declaration | undefined) =>
    declaration === undefined
      ? null
      : forms().version(declaration.form.code, declaration.form.validFrom);
  const tells = new Map<SystemParty, Tell>([
    ['national-portal', tellPortal({ pool, portal, world, agencyName, fileUrl })],
    ['national-population', checkIdentity({ pool, population, runCommand, now })],
    [
      'interlinking',
      tellInterlinking({ pool, interlinking, content, world, agencyName, workingDaysAfter }),
    ],
  ]);
  if (payment !== null) {
    const { patience } = NORMAL_PACE;
    const of = { pool, uploadGate, runCommand, world, agencyName, now, patience };
    tells.set('payment', collectPayment({ ...of, platform: payment }));
  }
  for (const system of connectedSteps(registries)) {
    const duty = {
      system,
      service: steps[system],
      pool,
      uploadGate,
      runCommand,
      world,
      membersOf: (declaration: Declaration | undefined) =>
        declaredMembers(formOf(declaration), declaration),
      fileUrl,
      now,
      patience: NORMAL_PACE.patience,
    };
    tells.set(system, doOutsideStep(duty));
  }
  if (post !== null) {
    tells.set('postal', tellPost({ pool, post, now, patience: NORMAL_PACE.patience }));
  }
  return new Map([...tells].filter(([party]) => connected.has(party)));
}
