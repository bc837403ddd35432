import { randomUUID } from 'node:crypto';
import type { Procedure } from '#catalogue/procedure.ts';
import { isDossierId } from '#dossier/dossier-id.ts';
import { clean } from '#kernel/fold.ts';
import { formatBirthDate } from '#persons/birth-date.ts';
import { parseIdentityNumber, withoutGaps } from '#persons/personal-number.ts';
import type { Citizen } from '#registries/national-population/codec.ts';
import { RegistryFault } from '#registries/registry-fault.ts';
import { NO_DOSSIER } from '#store/write-batch.ts';
import { type FormValues, one } from '#web/form-values.ts';
import { sayIn } from '#web/language.ts';
import type { OfficerRequest } from '#workbench/officer-request.ts';

/** What a look-up fills in, and what to tell the officer; there is always something to go on with. */
export interface LookedUp {
  readonly fields: Readonly<Record<string, string>>;
  readonly tone: 'success' | 'warning';
  readonly text: string;
}

/** No officer stands longer before a form than this: the check is then done after the receipt. */
const DEADLINE = 3000;

/** Asks the national population database for the person of the number typed, for at most three seconds. */
export async function lookUpApplicant(
  on: OfficerRequest,
  procedure: Procedure,
  values: FormValues,
): Promise<LookedUp> {
  const say = sayIn(on.lang);
  const { registries } = on.services;
  const typed = withoutGaps(clean(one(values, 'applicantIdentity')));
  const number = parseIdentityNumber(typed);
  if (!number.ok) {
    const text = say(
      'Nhập số định danh của người nộp, rồi tra cứu.',
      'Enter the personal number of the applicant, then look it up.',
    );
    return { fields: {}, tone: 'warning', text };
  }
  if (registries === null || !registries.connected.has('national-population')) return later(on);
  const dossierId = one(values, 'dossierId');
  const { subject, agency } = on.officer;
  const query = {
    query: randomUUID(),
    service: procedure.code,
    officer: subject,
    agency,
    number: typed,
    name: clean(one(values, 'applicantName')),
    birthDate: null,
  };
  const context = {
    dossierId: isDossierId(dossierId) ? dossierId : NO_DOSSIER,
    subject,
    agency,
    purpose: 'Tra cứu khi tiếp nhận hồ sơ',
    procedureCode: procedure.code,
    person: typed,
  };
  try {
    const citizen = await registries.population.lookUp(query, context, DEADLINE);
    return citizen === null ? nobody(on) : found(on, citizen);
  } catch (fault) {
    if (fault instanceof RegistryFault) return later(on);
    throw fault;
  }
}

function found(on: OfficerRequest, citizen: Citizen): LookedUp {
  const { residence } = citizen;
  const commune = on.services.directory().communes.find(({ code }) => code === residence?.unit);
  const address = [residence?.line ?? '', commune?.name ?? ''].filter((part) => part !== '');
  const entries: readonly (readonly [string, string])[] = [
    ['applicantName', citizen.name],
    ['applicantBirth', citizen.birthDate === null ? '' : formatBirthDate(citizen.birthDate)],
    ['applicantSex', citizen.sex ?? ''],
    ['applicantAddress', address.join(', ')],
  ];
  return {
    fields: Object.fromEntries(entries.filter(([, value]) => value !== '')),
    tone: 'success',
    text: sayIn(on.lang)(
      'Đã điền theo CSDL quốc gia về dân cư. Đối chiếu với thẻ trước khi tiếp tục.',
      'Filled in from the national population database. Compare with the card before going on.',
    ),
  };
}

const nobody = (on: OfficerRequest): LookedUp => ({
  fields: {},
  tone: 'warning',
  text: sayIn(on.lang)(
    'CSDL quốc gia về dân cư không có số này. Kiểm tra lại số; vẫn tiếp nhận được theo giấy tờ.',
    'The national population database does not know this number. Check it; the papers suffice to go on.',
  ),
});

const later = (on: OfficerRequest): LookedUp => ({
  fields: {},
  tone: 'warning',
  text: sayIn(on.lang)(
    'CSDL quốc gia về dân cư chưa trả lời. Nhập theo giấy tờ và tiếp tục; hệ thống tự xác thực sau khi tiếp nhận.',
    'The national population database does not answer. Go on by the papers; it is asked again after the receipt.',
  ),
});
