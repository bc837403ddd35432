import { randomUUID } from 'node:crypto';
import type { Attachment } from '#dossier/dossier-event.ts';
import { type Confirmation, CONFIRMATION_COMPONENT } from '#dossier/origin.ts';
import { refusalTexts } from '#dossier/refusal.ts';
import { languageCode } from '#kernel/bilingual.ts';
import { fitSms } from '#kernel/gsm-text.ts';
import { assistedPath } from '#portal/assist/paths.ts';
import {
  type Confirming,
  LOCALE_FIELD,
  mobileOf,
  sendConfirm,
} from '#portal/filing/confirm-page.ts';
import { fileDraft } from '#portal/filing/file-draft.ts';
import type { Filing } from '#portal/filing/filing.ts';
import { infectedPapers } from '#portal/filing/infected-papers.ts';
import { CHECK, CONFIRM, draftPath } from '#portal/filing/paths.ts';
import { readFiling } from '#portal/filing/read-filing.ts';
import { deadlineIn } from '#registries/deadline.ts';
import { RegistryFault } from '#registries/registry-fault.ts';
import { findAssistant } from '#store/assistants.ts';
import { isOverLimit, noteAttempt } from '#store/attempts.ts';
import { checkDraftCode, giveDraftCode, sentCodeOf } from '#store/draft-codes.ts';
import { type ConfirmWord, readerOf } from '#portal/filing/confirm-words.ts';
import { formValues, one } from '#web/form-values.ts';
import { sendProblemPage } from '#web/send-problem.ts';

/** The page that whoever helps turns to the applicant. */
export const showConfirm = (filing: Filing): Promise<unknown> => withBoth(filing, show);

/** A code to the applicant's phone, or their yes by that code or by their signature. */
export const confirm = (filing: Filing): Promise<unknown> =>
  withBoth(filing, async (confirming) => {
    switch (one(formValues(filing.request.body), 'do')) {
      case 'code':
        return sendCode(confirming);
      case 'confirm':
        return confirmByCode(confirming);
      case 'sign':
        return confirmBySignature(confirming);
    }
    return show(confirming);
  });

/** Only a draft for another is confirmed, and only once nothing is missing in it. */
async function withBoth(
  filing: Filing,
  page: (confirming: Confirming) => Promise<unknown>,
): Promise<unknown> {
  const { services, draft, citizen, reply, request } = filing;
  const { helped } = draft;
  const assistant = await findAssistant(services.pool, citizen?.identityNumber ?? null);
  const { faults } = readFiling(filing, { oath: true, assisted: null });
  const infected = await infectedPapers(filing);
  const isWrong = faults.length + infected.length > 0;
  if (helped === null || assistant === null || isWrong) {
    return reply.redirect(draftPath(draft.draftId, CHECK), 303);
  }
  const sent = formValues(request.method === 'POST' ? request.body : request.query);
  const wanted = [one(sent, LOCALE_FIELD), languageCode(filing.lang)];
  const reader = readerOf(wanted, services.furtherLanguages);
  return page({ filing, helped, assistant, reader });
}

const show = (confirming: Confirming): Promise<unknown> => again(confirming, null);

async function again(confirming: Confirming, fault: ConfirmWord | null): Promise<unknown> {
  const { services, draft } = confirming.filing;
  const sentTo = await sentCodeOf(services.pool, draft, services.now());
  return sendConfirm(confirming, { sentTo, fault });
}

/** Texts of a draft, and tries of its codes, within a quarter of an hour. */
const MOST_TEXTS = 3;
const MOST_TRIES = 5;

/** Two people stand and wait: what takes longer counts as not sent. Milliseconds. */
const TEXT_DEADLINE = 8000;

async function sendCode(confirming: Confirming): Promise<unknown> {
  const { filing, reader } = confirming;
  const { services, draft, procedure, citizen, reply } = filing;
  const { sendText } = services;
  const phone = mobileOf(confirming);
  if (sendText === null) return again(confirming, 'noTexts');
  if (phone === null) return again(confirming, 'noPhone');
  const now = services.now();
  const limits = [
    { key: `draft-text ${draft.draftId}`, most: MOST_TEXTS },
    { key: `draft-text ${phone}`, most: MOST_TEXTS },
  ];
  if (await isOverLimit(services.pool, limits, now)) return again(confirming, 'codeTooMany');
  await noteAttempt(services.pool, limits, now);
  const code = await giveDraftCode(services.pool, draft, phone, now);
  const sms = fitSms(
    `Ma ${code} de nop ho so`,
    `${procedure.shortName.vi} do nguoi giup o ap, khu pho soan.`,
    'Dung thi doc ma, khong dung thi khong doc.',
  );
  const context = {
    dossierId: draft.draftId,
    subject: `citizen:${citizen?.citizenId ?? ''}`,
    agency: 'citizen',
    purpose: 'Mã xác nhận hồ sơ do người giúp soạn',
    procedureCode: procedure.code,
    person: confirming.helped.identityNumber,
  };
  try {
    const state = await deadlineIn(TEXT_DEADLINE).hold(
      sendText({ key: randomUUID(), address: phone, words: { sms } }, context),
    );
    if (state.kind === 'failed' || state.kind === 'undeliverable') {
      return again(confirming, 'codeNotSent');
    }
  } catch (fault) {
    if (!(fault instanceof RegistryFault)) throw fault;
    return again(confirming, 'codeNotSent');
  }
  return reply.redirect(
    `${draftPath(draft.draftId, CONFIRM)}?${LOCALE_FIELD}=${languageCode(reader)}`,
    303,
  );
}

async function confirmByCode(confirming: Confirming): Promise<unknown> {
  const { services, draft, request } = confirming.filing;
  const typed = one(formValues(request.body), 'code').replaceAll(/\s/g, '');
  if (!/^\d{6}$/.test(typed)) return again(confirming, 'codeMissing');
  const now = services.now();
  const limits = [{ key: `draft-code ${draft.draftId}`, most: MOST_TRIES }];
  if (await isOverLimit(services.pool, limits, now)) return again(confirming, 'codeTooMany');
  const check = await checkDraftCode(services.pool, draft, typed, now);
  if (check.kind !== 'right') {
    await noteAttempt(services.pool, limits, now);
    return again(confirming, CODE_FAULTS[check.kind]);
  }
  const phoneEnds = check.phone.slice(-3);
  return fileConfirmed(confirming, { by: 'code', phoneEnds, at: now }, null);
}

const CODE_FAULTS = {
  wrong: 'codeWrong',
  expired: 'codeExpired',
  changed: 'codeChanged',
} satisfies Record<string, ConfirmWord>;

/** A drawing of a few hundred points is far smaller. Characters of Base64. */
const MOST_SIGNATURE = 400_000;
const PICTURE = /^data:image\/png;base64,([A-Za-z0-9+/]+=*)$/;

async function confirmBySignature(confirming: Confirming): Promise<unknown> {
  const { services, request } = confirming.filing;
  const sent = PICTURE.exec(one(formValues(request.body), 'signature'))?.[1] ?? '';
  if (sent.length > MOST_SIGNATURE) return again(confirming, 'signatureMissing');
  const taken = await services.uploadGate.take(Buffer.from(sent, 'base64'));
  if (!taken.ok || taken.value.mediaType !== 'image/png') {
    return again(confirming, 'signatureMissing');
  }
  const { sha256, size } = taken.value;
  const signature: Attachment = {
    component: CONFIRMATION_COMPONENT,
    sha256,
    name: 'chu-ky-xac-nhan.png',
    mediaType: 'image/png',
    size,
  };
  return fileConfirmed(confirming, { by: 'signature', sha256, at: services.now() }, signature);
}

async function fileConfirmed(
  confirming: Confirming,
  confirmation: Confirmation,
  signature: Attachment | null,
): Promise<unknown> {
  const { filing, assistant } = confirming;
  const { citizen, draft, reply, request, services } = filing;
  if (citizen === null) return show(confirming);
  const { command } = readFiling(filing, {
    oath: true,
    assisted: {
      assistant: {
        citizen: citizen.citizenId,
        name: assistant.name,
        team: assistant.team,
        unit: assistant.unit,
      },
      confirmation,
      signature,
    },
  });
  if (command === null) return reply.redirect(draftPath(draft.draftId, CHECK), 303);
  const outcome = await fileDraft(filing, citizen, command);
  switch (outcome.kind) {
    case 'down':
      return again(confirming, 'down');
    case 'refused':
      return sendProblemPage(request, reply, services, 409, refusalTexts[outcome.code]);
    case 'filed':
      return reply.redirect(`${assistedPath(draft.draftId)}?moi=1`, 303);
  }
}
