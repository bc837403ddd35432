import { messageDate } from '#registries/declared-members.ts';
import { escapeXml } from '#registries/read-xml.ts';
import { RegistryFault } from '#registries/registry-fault.ts';
import type { MemberValue, StepRequest } from '#registries/step-service.ts';

/** Kinds of registration (integrations.json `modules`). */
export type CivilStatusModule = 'LTKS' | 'LTKT' | 'LTKH';

/** By national code of the procedure; births are also those of the interlinked procedures. */
const MODULES: Readonly<Record<string, CivilStatusModule>> = {
  '1.000656': 'LTKT',
  '1.000894': 'LTKH',
};

export const moduleOf = (procedure: string): CivilStatusModule => MODULES[procedure] ?? 'LTKS';

/** Begins the names of the members of whoever the registration is of, and the member of its name. */
const SUBJECTS: Readonly<Record<CivilStatusModule, string>> = {
  LTKS: 'nks',
  LTKT: 'nkt',
  LTKH: 'vo',
};

/**
 * The declaration as the civil-status service takes it: XML of its members (nks… the child, me… and
 * cha… the parents, nkt… the dead, nyc… who asks). Of a dossier without a declaration only who is
 * concerned and who asks are known; where not even the name is, nothing can be registered.
 */
export function writeRegistration(request: StepRequest, module: string): string {
  const subject = SUBJECTS[module as CivilStatusModule];
  const members: Readonly<Record<string, MemberValue>> = {
    ...ofDossier(request, subject),
    ...request.members,
  };
  const name = members[`${subject}HoTen`];
  if (name === undefined || name === '') {
    throw new RegistryFault('nothing-to-send', `no ${subject}HoTen`);
  }
  const lines = Object.entries(members).map(([member, value]) => element(member, value));
  return `<?xml version="1.0" encoding="UTF-8"?><HoTich>${lines.join('')}</HoTich>`;
}

function ofDossier(
  { applicant, concerned }: StepRequest,
  subject: string,
): Readonly<Record<string, MemberValue>> {
  return {
    ...(concerned === null
      ? {}
      : {
          [`${subject}HoTen`]: concerned.name,
          [`${subject}NgaySinh`]: messageDate(concerned.birthDate ?? ''),
          [`${subject}GioiTinh`]:
            concerned.sex === null ? '' : concerned.sex === 'male' ? '1' : '2',
        }),
    nycHoTen: applicant.name,
    nycSoGiayToTuyThan: applicant.identityNumber ?? '',
    nycSoDienThoai: applicant.phone ?? '',
    nycEmail: applicant.email ?? '',
  };
}

/** An address has the unit's code and the line before it; province and district follow from the code. */
function element(name: string, value: MemberValue): string {
  const inner =
    typeof value === 'string'
      ? escapeXml(value)
      : `<maXa>${escapeXml(value.unit)}</maXa><dcChiTiet>${escapeXml(value.line)}</dcChiTiet>`;
  return `<${name}>${inner}</${name}>`;
}
