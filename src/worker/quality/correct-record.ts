import { err, ok, type Result } from '#kernel/result.ts';
import type { CampaignRoute } from '#quality/campaign.ts';
import type { Registries } from '#registries/connect.ts';
import type { CallContext } from '#registries/lgsp/gateway.ts';
import {
  type CorrectionRefusal,
  type RecordCorrection,
  refusalOf,
} from '#registries/record-correction.ts';

/**
 * Registers that are put right by the exchange. The population database is not: the commune police do
 * that in their own system, and say so.
 */
export type CorrectableRegister = NonNullable<CampaignRoute['corrects']>;

/**
 * Puts a record of another register right. The same correction (by its key) twice is one, so one whose
 * answer was lost is sent again. A refusal is a value; a line or a system that fails is thrown as its
 * `RegistryFault`, and nothing is known then: send it again, with the same key.
 */
export async function correctRecord(
  registries: Registries,
  register: CorrectableRegister,
  correction: RecordCorrection,
  context: CallContext,
): Promise<Result<null, CorrectionRefusal>> {
  try {
    await correcting(registries, register)(correction, context);
    return ok(null);
  } catch (fault) {
    return err(refusalOf(fault));
  }
}

function correcting(
  { vaccination, civilStatus, socialInsurance }: Registries,
  register: CorrectableRegister,
): (correction: RecordCorrection, context: CallContext) => Promise<void> {
  switch (register) {
    case 'vaccination':
      return vaccination.correct;
    case 'civil-status':
      return civilStatus.correct;
    case 'social-insurance':
      return socialInsurance.correct;
  }
}
