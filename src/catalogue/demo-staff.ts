import { PROVINCIAL_OFFICE } from '#access/provincial-office.ts';
import type { Role } from '#access/role.ts';
import { staffTitle } from '#catalogue/staff-title.ts';
import type { Agency } from '#catalogue/locality.ts';
import { mulberry32, syntheticName, syntheticPhone } from '#catalogue/synthetic-names.ts';
import type { Bilingual } from '#kernel/bilingual.ts';
import { fold } from '#kernel/fold.ts';

/** An invented member of staff, for demonstration. */
export interface DemoStaff {
  /** The `sub` that the bundled identity provider gives. */
  readonly subject: string;
  /** Lower-case letters, digits and a dot: `quay.vinhthanhvan`. */
  readonly username: string;
  readonly name: string;
  readonly role: Role;
  /** Code of the agency. */
  readonly agency: string;
  readonly title: Bilingual;
  readonly phone: string;
}

/**
 * One invented person for each role of each agency, and two administrators and two data stewards of the
 * province: what one writes or judges the other approves. Who a user name stands for does not depend on
 * the other agencies.
 */
export function demoStaff(agencies: readonly Agency[]): readonly DemoStaff[] {
  const places = agencies.map(placeOf);
  const ambiguous = new Set(
    [...Map.groupBy(agencies, (agency) => `${agency.kind} ${placeOf(agency)}`)]
      .filter(([, namesakes]) => namesakes.length > 1)
      .flatMap(([, namesakes]) => namesakes),
  );
  return agencies.flatMap((agency, index) => {
    const place = `${places[index]}${ambiguous.has(agency) ? agency.unitCode : ''}`;
    const staff = rolesOf(agency).map((role) => person(agency, role, place));
    return agency.department === PROVINCIAL_OFFICE
      ? [
          ...staff,
          ...PROVINCE_ROLES.flatMap((role) =>
            ['', '2'].map((n) => person(agency, role, `${place}${n}`)),
          ),
        ]
      : staff;
  });
}

function person(agency: Agency, role: Role, place: string): DemoStaff {
  const username = `${userPrefixes[role]}.${place}`;
  const random = mulberry32(hash(username));
  return {
    subject: `demo:${username}`,
    username,
    name: KNOWN_NAMES.get(username) ?? syntheticName(random() < 0.5 ? 'male' : 'female', random),
    role,
    agency: agency.code,
    title: staffTitle(role, agency.kind),
    phone: syntheticPhone(random),
  };
}

const userPrefixes = {
  'counter-officer': 'quay',
  specialist: 'chuyenvien',
  'signing-leader': 'lanhdao',
  clerk: 'vanthu',
  'province-administrator': 'quantri',
  'data-steward': 'dulieu',
} satisfies Record<Role, string>;

/** Names at the ward that the demonstration starts with: Kinh, Khmer and Hoa. */
const KNOWN_NAMES: ReadonlyMap<string, string> = new Map([
  ['quay.vinhthanhvan', 'Nguyễn Thị Mỹ Duyên'],
  ['chuyenvien.vinhthanhvan', 'Danh Thị Sa Rây'],
  ['lanhdao.vinhthanhvan', 'Trần Quốc Khánh'],
  ['vanthu.vinhthanhvan', 'Lâm Thục Nghi'],
]);

function rolesOf(agency: Agency): readonly Role[] {
  if (agency.kind === 'one-stop-desk') return ['counter-officer'];
  return ['specialist', 'signing-leader', 'clerk'];
}

/** Two of each: what one writes or judges another approves. */
const PROVINCE_ROLES: readonly Role[] = ['province-administrator', 'data-steward'];

/** `vinhthanhvan`, `cavinhthanhvan`, `tprachgia`, `socongthuong`, `tinh`. */
function placeOf(agency: Agency): string {
  if (agency.department !== null) return agency.department.replaceAll('-', '');
  const name = fold(agency.name.vi).replace(AGENCY_WORDS, '').replace(UNIT_WORDS, unitHandle);
  return `${handles[agency.kind] ?? ''}${name.replaceAll(/[^a-z0-9]/g, '')}`;
}

const AGENCY_WORDS =
  /^(uy ban nhan dan|bo phan tiep nhan va tra ket qua|trung tam phuc vu hanh chinh cong|cong an|bao hiem xa hoi) /;
const UNIT_WORDS = /^(tinh|thanh pho|thi xa|huyen|phuong|thi tran|xa) /;

/** Communes go by name alone; districts often share the name of their chief town. */
function unitHandle(words: string): string {
  if (words.startsWith('thanh pho')) return 'tp';
  return /^(tinh|huyen)/.test(words) ? words : words.startsWith('thi xa') ? 'tx' : '';
}

const handles: Partial<Record<Agency['kind'], string>> = {
  'provincial-police': 'ca',
  'district-police': 'ca',
  'commune-police': 'ca',
  'social-insurance': 'bhxh',
  'district-social-insurance': 'bhxh',
};

/** FNV-1a of 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (const letter of text) value = Math.imul(value ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  return value >>> 0;
}
