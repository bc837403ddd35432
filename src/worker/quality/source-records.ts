import { dashedDate } from '#registries/dashed-date.ts';
import { sexOfCode } from '#registries/sex-code.ts';
import type { SourceRecord } from '#quality/source-record.ts';
import type { RegisteredBirth } from '#registries/civil-status/register-codec.ts';
import type { Pupil } from '#registries/education/codec.ts';
import type { ListedCitizen } from '#registries/national-population/list-codec.ts';
import type { InsuredRecord } from '#registries/social-insurance/codec.ts';
import type { VaccinationRecord } from '#registries/vaccination/codec.ts';

const NOTHING_MORE = { commune: '', address: '', father: '', mother: '', more: {} } as const;

export const recordOfInjection = (record: VaccinationRecord): SourceRecord => ({
  ...NOTHING_MORE,
  id: record.id,
  name: record.name,
  birthDate: dashedDate(record.birthDate),
  sex: sexOfCode(record.sex),
  identityNumber: record.identityNumber,
  commune: record.commune,
  more: {
    dose: String(record.dose),
    vaccine: record.vaccine,
    lot: record.lot,
    injectedOn: dashedDate(record.injectedOn),
    phone: record.phone,
  },
});

export const recordOfPupil = (pupil: Pupil, schoolYear: string): SourceRecord => ({
  ...NOTHING_MORE,
  id: pupil.id,
  name: pupil.name,
  birthDate: pupil.birthDate,
  sex: pupil.sex,
  identityNumber: pupil.identityNumber,
  commune: pupil.commune,
  more: { school: pupil.school, class: String(pupil.grade), schoolYear },
});

export const recordOfBirth = ({ number, book, ...birth }: RegisteredBirth): SourceRecord => ({
  ...birth,
  more: { registrationNumber: number, book },
});

export const recordOfInsured = (record: InsuredRecord): SourceRecord => ({
  ...NOTHING_MORE,
  id: record.code,
  name: record.name,
  birthDate: record.birthDate,
  sex: record.sex,
  identityNumber: record.identityNumber,
  commune: record.commune,
  address: record.address,
  more: { household: record.householdCode },
});

export const recordOfCitizen = ({
  number,
  cardIssuedOn,
  ...citizen
}: ListedCitizen): SourceRecord => ({
  ...citizen,
  id: number,
  identityNumber: number,
  more: { cardIssuedOn },
});
