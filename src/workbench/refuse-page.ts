import type { FastifyReply } from 'fastify';
import type { Role } from '#access/role.ts';
import type { Bilingual } from '#kernel/bilingual.ts';
import { refusalTexts } from '#dossier/refusal.ts';
import { NO_DOSSIER, writeAudit } from '#store/write-batch.ts';
import type { ProblemCode } from '#web/problem.ts';
import { sendProblemPage } from '#web/send-problem.ts';
import type { OfficerRequest } from '#workbench/officer-request.ts';

/** Sends the plain page of a problem, with the reason in the officer's language. */
export const sendProblem = (
  on: OfficerRequest,
  code: ProblemCode,
  detail: Bilingual,
): FastifyReply => sendProblemPage(on.request, on.reply, on.services, code, detail);

/** Answers 403 and keeps the attempt in the audit. */
export async function deny(
  on: OfficerRequest,
  dossierId: string,
  act: string,
  code: 'role-may-not' | 'agency-may-not',
): Promise<FastifyReply> {
  const { subject, role, agency } = on.officer;
  const at = on.services.now();
  await writeAudit(on.services.pool, [
    { dossierId, at, subject, role, agency, act, outcome: 'denied', detail: code },
  ]);
  const isOfPage = dossierId === NO_DOSSIER && code === 'agency-may-not';
  return sendProblem(on, 403, isOfPage ? OTHER_AGENCY : refusalTexts[code]);
}

const OTHER_AGENCY: Bilingual = {
  vi: 'Trang này là việc của cơ quan khác, đơn vị của bạn không được mở.',
  en: 'This page is the work of another agency; yours may not open it.',
};

/** Lets one role through: null, or the 403 that was sent to any other. */
export async function requireRole(
  on: OfficerRequest,
  role: Role,
  act: string,
): Promise<FastifyReply | null> {
  return on.officer.role === role ? null : deny(on, NO_DOSSIER, act, 'role-may-not');
}
