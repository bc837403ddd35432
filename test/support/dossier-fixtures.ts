import { strict as assert } from 'node:assert';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Officer } from '#access/officer.ts';
import type { Role } from '#access/role.ts';
import { type CalendarDay, workingCalendar } from '#calendar/working-calendar.ts';
import { standardHours } from '#calendar/working-hours.ts';
import { createCatalogue } from '#catalogue/catalogue.ts';
import { competentAgency, handlerFor } from '#catalogue/locality.ts';
import type { Procedure } from '#catalogue/procedure.ts';
import type { ProcessStep } from '#catalogue/process.ts';
import { mulberry32, syntheticPerson } from '#catalogue/synthetic-names.ts';
import type { Act, ReceiveDossier } from '#dossier/command.ts';
import { readTwoTierLaw } from '#host/regimes.ts';
import { readRuleFiles } from '#host/rule-files.ts';
import { readLocality, readShippedProcedures } from '#host/seed-reference.ts';
import { type Day, type Instant, instantAt, parseDay } from '#kernel/day.ts';
import type { World } from '#store/world.ts';

/** The catalogue as it ships. */
export const procedures = await readShippedProcedures();

export const locality = await readLocality();

export const CIVIL_BIRTH = '1.001193';
export const RESIDENCE = '1.004222';
export const HOUSEHOLD_BUSINESS = '1.001612';
export const PROMOTION = '2.000033';
export const CRIMINAL_RECORD = '2.000488';

interface CalendarFile {
  readonly declaredYears: readonly number[];
  readonly days: readonly CalendarDay[];
}

const calendarFile: CalendarFile = JSON.parse(
  readFileSync(
    join(import.meta.dirname, '../../catalogue/calendars/vietnam-civil-service.json'),
    'utf8',
  ),
);

/** The calendar of the civil service with 07:00–11:00, 13:00–17:00. */
export const calendar = workingCalendar(
  calendarFile.days,
  standardHours,
  calendarFile.declaredYears,
);

export const catalogue = createCatalogue(procedures);

/** The rules of the one-stop mechanism as they ship, and those that the two-tier law brings. */
export const [rules2018 = assert.fail()] = await readRuleFiles();
export const rules2025 = (await readTwoTierLaw()).rules.at(-1) ?? assert.fail();

/** Kiên Giang without a database. */
export const world: World = {
  procedureInForce: (code, date) => catalogue.inForce(code, date),
  procedureVersion: (code, from) => catalogue.version(code, from),
  rulesOn: () => rules2018,
  handlerFor: (procedure, desk) => {
    const agency = locality.agencies.find(({ code }) => code === desk);
    return agency === undefined ? null : handlerFor(procedure, agency, locality.agencies);
  },
  competentAgency: (procedure, desk) => {
    const agency = locality.agencies.find(({ code }) => code === desk);
    return agency === undefined ? null : competentAgency(procedure, agency, locality.agencies);
  },
  deskOf: (unit) =>
    locality.agencies.find(({ kind, unitCode }) => kind === 'one-stop-desk' && unitCode === unit)
      ?.code ?? null,
  calendarOf: () => calendar,
};

export function day(text: string): Day {
  const parsed = parseDay(text);
  return parsed.ok ? parsed.value : assert.fail(`${text} is no day`);
}

/** Local time of Viet Nam, as `2022-06-21 09:00`. */
export function at(text: string): Instant {
  const [date = '', time = ''] = text.split(' ');
  const [hours, minutes] = time.split(':').map(Number);
  return instantAt(day(date), (hours ?? 0) * 60 + (minutes ?? 0));
}

export const procedureOf = (code: string): Procedure =>
  catalogue.inForce(code, day('2022-06-21')) ?? assert.fail(`no procedure ${code}`);

/** Real procedures that tests of the rules play: one of each kind of time limit and of agency. */
export const played = [CIVIL_BIRTH, HOUSEHOLD_BUSINESS, RESIDENCE, PROMOTION].map(procedureOf);

/** A desk that receives a procedure, and the agency that decides it there. */
export interface Seat {
  readonly procedure: Procedure;
  readonly desk: string;
  readonly handler: string;
}

/** The `index`-th desk of the province that receives a procedure. */
export function seatOf(code: string, index = 0): Seat {
  const procedure = procedureOf(code);
  const seats = locality.agencies.flatMap(({ code: desk, kind }): Seat[] => {
    const handler = kind === 'one-stop-desk' ? world.handlerFor(procedure, desk) : null;
    return handler === null ? [] : [{ procedure, desk, handler }];
  });
  return seats[index] ?? assert.fail(`procedure ${code} has no desk ${index}`);
}

export const officer = (role: Role, agency: string, subject = `${role}@${agency}`): Officer => ({
  subject,
  name: 'Danh Thị Sa Rây',
  role,
  agency,
});

/** The officer who does a step of a dossier received at a seat. */
export const officerAt = ({ desk, handler }: Seat, step: ProcessStep): Officer =>
  officer(step.role, step.place === 'desk' ? desk : handler);

/** A receipt as a counter officer would enter it; the same seed invents the same person. */
export function receiptOf(
  code: string,
  changes: Partial<ReceiveDossier> = {},
  seed = 1,
  procedure: Procedure = procedureOf(code),
): ReceiveDossier {
  const { name, sex, birthDate, personalNumber, phone, address } = syntheticPerson(
    mulberry32(seed),
  );
  const child = { name: 'Lý Hoàng Ân', identityNumber: null, birthDate: '2022-06-18', sex: null };
  return {
    type: 'receive',
    dossierId: randomUUID(),
    procedureCode: code,
    applicant: {
      kind: procedure.applicants[0] ?? 'citizen',
      name,
      identityNumber: personalNumber,
      birthDate,
      sex,
      address,
      phone,
      email: null,
      organisation: null,
    },
    concerned: procedure.personConcerned === null ? null : child,
    representation: { basis: 'self', detail: null },
    sets: procedure.sets,
    components: procedure.components
      .filter((component) => component.required)
      .map(({ key, name: label, originals, certified, copies }) => ({
        key,
        name: label.vi,
        originals,
        certified,
        copies,
      })),
    attachments: [],
    delivery: { method: 'desk', address: null },
    ...changes,
  };
}

/** The plain act of each step, with all that it must say. */
export const plainActs = {
  'pass-on': { type: 'pass-on', note: '' },
  propose: { type: 'propose', opinion: 'Đủ điều kiện giải quyết' },
  sign: { type: 'sign' },
  issue: { type: 'issue', resultNumber: '12/GKS' },
  'hand-over': { type: 'hand-over', receiver: 'Thị Bích Liên' },
  'send-back': { type: 'send-back', reason: 'Ghi sai ngày sinh' },
  refuse: { type: 'refuse', reason: 'Không thuộc thẩm quyền', ground: 'Luật Hộ tịch, Điều 13' },
  'request-supplement': {
    type: 'request-supplement',
    items: [{ what: 'Giấy chứng sinh', reason: 'Bản đã nộp bị mờ' }],
    contact: '',
  },
} satisfies Record<ProcessStep['mainAction'], Act>;

/** The acts that bring a dossier from its receipt into the hands of the holder of a step. */
export function actsUpTo(code: string, step: string): readonly Act[] {
  const acts: Act[] = [];
  for (const [index, { id, mainAction }] of procedureOf(code).steps.entries()) {
    if (index > 0) acts.push({ type: 'accept' });
    if (id === step) return acts;
    acts.push(plainActs[mainAction]);
  }
  return assert.fail(`procedure ${code} has no step ${step}`);
}
