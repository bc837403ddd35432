import { maySee } from '#access/may-act.ts';
import type { Dossier } from '#dossier/dossier.ts';
import type { Bilingual } from '#kernel/bilingual.ts';
import { clean } from '#kernel/fold.ts';
import { err, ok, type Result } from '#kernel/result.ts';
import { dossierByCode } from '#store/exchange-calls.ts';
import { loadHistories } from '#store/load-dossier.ts';
import { NO_DOSSIER, writeAudit } from '#store/write-batch.ts';
import type { FieldError } from '#web/field-error.ts';
import { type FormValues, one } from '#web/form-values.ts';
import type { OfficerRequest } from '#workbench/officer-request.ts';

/** For what a register is asked: a dossier that the officer works with, or a reason in words. */
export interface Purpose {
  readonly dossierId: string;
  readonly procedureCode: string | null;
  readonly words: string;
}

const SHORTEST_REASON = 10;
const LONGEST_REASON = 300;

/** Reads why a register is asked; `needsDossier` where it answers only for a procedure. */
export async function readPurpose(
  on: OfficerRequest,
  values: FormValues,
  needsDossier: boolean,
): Promise<Result<Purpose, readonly FieldError[]>> {
  const code = clean(one(values, 'ho-so'));
  const reason = clean(one(values, 'ly-do')).slice(0, LONGEST_REASON);
  if (code !== '') {
    const known = await visibleDossier(on, code);
    if (known === null) return wrong('ho-so', NOT_SEEN);
    const why = reason === '' ? '' : `: ${reason}`;
    return ok({
      dossierId: known.dossierId,
      procedureCode: known.dossier.received.procedure.code,
      words: `Tra cứu để giải quyết hồ sơ${why}`,
    });
  }
  if (needsDossier) return wrong('ho-so', DOSSIER_NEEDED);
  if (reason.length < SHORTEST_REASON) return wrong('ly-do', WHY);
  return ok({ dossierId: NO_DOSSIER, procedureCode: null, words: `Tra cứu: ${reason}` });
}

/**
 * The dossier of a code, where the officer may see it; null where there is none or it is not theirs,
 * which are told apart by the audit alone.
 */
export async function visibleDossier(
  on: OfficerRequest,
  code: string,
): Promise<{ readonly dossierId: string; readonly dossier: Dossier } | null> {
  const { pool, now } = on.services;
  const dossierId = await dossierByCode(pool, code);
  if (dossierId === null) return null;
  const dossier = (await loadHistories(pool, [dossierId])).get(dossierId)?.dossier;
  if (dossier === undefined) return null;
  if (maySee(on.officer, dossier)) return { dossierId, dossier };
  const { subject, role, agency } = on.officer;
  const denied = { outcome: 'denied', detail: 'agency-may-not' } as const;
  await writeAudit(pool, [
    { dossierId, at: now(), subject, role, agency, act: 'ask-registers', ...denied },
  ]);
  return null;
}

const wrong = (field: string, text: Bilingual): Result<Purpose, readonly FieldError[]> =>
  err([{ field, text }]);

const NOT_SEEN = {
  vi: 'Không có hồ sơ mang mã này, hoặc hồ sơ không thuộc cơ quan của bạn. Kiểm tra lại mã.',
  en: 'There is no dossier of this code, or it is not with your agency. Check the code.',
};
const DOSSIER_NEEDED = {
  vi: 'CSDL quốc gia về dân cư chỉ trả lời cho một thủ tục: nhập mã hồ sơ đang giải quyết.',
  en: 'The national population database answers for a procedure only: enter the dossier’s code.',
};
const WHY = {
  vi: `Nhập mã hồ sơ, hoặc ghi lý do tra cứu (ít nhất ${SHORTEST_REASON} ký tự).`,
  en: `Enter the dossier’s code, or write why (at least ${SHORTEST_REASON} characters).`,
};
