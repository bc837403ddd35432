import { randomUUIDv7 } from 'node:crypto';
import type { Officer } from '#access/officer.ts';
import { addWorkingMinutes, workingMinutes } from '#calendar/working-time.ts';
import type { WorkingCalendar } from '#calendar/working-calendar.ts';
import type { Procedure } from '#catalogue/procedure.ts';
import type { ProcessStep, StepRole } from '#catalogue/process.ts';
import { type SyntheticPerson, syntheticPerson } from '#catalogue/synthetic-names.ts';
import type { Act, ReceiveDossier } from '#dossier/command.ts';
import type { Applicant } from '#dossier/dossier-event.ts';
import { type Day, dayOf, type Instant, instantOfLocalMinute, localMinuteOf } from '#kernel/day.ts';

/** A dossier as it will be played: its receipt, and the acts that its officers would do. */
export interface SyntheticCase {
  readonly command: ReceiveDossier;
  readonly procedure: Procedure;
  readonly desk: string;
  readonly handler: string;
  readonly counter: Officer;
  readonly receivedAt: Instant;
  readonly acts: readonly TimedAct[];
}

export interface TimedAct {
  readonly act: Act;
  readonly at: Instant;
  readonly officer: Officer;
}

/** Where a kind of case may come from: a desk, what it receives, and who works on it. */
export interface CaseSource {
  readonly procedure: Procedure;
  readonly desk: string;
  readonly handler: string;
  readonly officer: (role: StepRole, place: ProcessStep['place']) => Officer;
  readonly calendarOn: (day: Day) => WorkingCalendar;
  /** How often this source is drawn, relative to the others. */
  readonly weight: number;
}

export interface CaseOptions {
  readonly sources: readonly CaseSource[];
  readonly random: () => number;
  readonly now: Instant;
  /** How many days back receipts go. */
  readonly days: number;
  /** The recent past has more than its share, so that every step has open dossiers; else all days alike. */
  readonly isDenserLately: boolean;
}

/** An endless supply of plausible synthetic cases; the same random numbers give the same cases. */
export function syntheticCases(options: CaseOptions): { readonly next: () => SyntheticCase } {
  const { sources, random } = options;
  const thresholds: number[] = [];
  let total = 0;
  for (const source of sources) thresholds.push((total += source.weight));
  const pick = (): CaseSource => {
    const drawn = random() * total;
    let low = 0;
    let high = thresholds.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((thresholds[middle] ?? 0) > drawn) high = middle;
      else low = middle + 1;
    }
    const source = sources[low];
    if (source === undefined) throw new Error('there is no source of cases');
    return source;
  };
  return { next: () => caseFrom(pick(), options) };
}

const DAY_MINUTES = 24 * 60;

function caseFrom(source: CaseSource, options: CaseOptions): SyntheticCase {
  const { random, now } = options;
  const calendar = source.calendarOn(dayOf(now));
  const from = localMinuteOf(now) - options.days * DAY_MINUTES;
  const stretch = workingMinutes(from, localMinuteOf(now), calendar);
  const ago = random() ** (options.isDenserLately ? 2 : 1);
  const arrival = addWorkingMinutes(from, Math.floor((1 - ago) * stretch), calendar);
  const course = { turn: random(), isSlow: random() < SHARE.late };
  return caseAt(source, instantOfLocalMinute(arrival), random, course);
}

/** What becomes of a case. */
export interface CaseCourse {
  /** From 0 to 1: at the edges it takes a turn, as a supplement or a refusal; 0.5 goes straight on. */
  readonly turn: number;
  /** Its officers need eight times as long as their steps allow. */
  readonly isSlow: boolean;
}

/** A case of a source that is received at a moment and takes a course. */
export function caseAt(
  source: CaseSource,
  receivedAt: Instant,
  random: () => number,
  course: CaseCourse,
): SyntheticCase {
  const { procedure, desk, handler } = source;
  const person = syntheticPerson(random);
  return {
    command: receiptOf(source, person, random),
    procedure,
    desk,
    handler,
    counter: source.officer('counter-officer', 'desk'),
    receivedAt,
    acts: actsOf({ source, receivedAt, person, course }, random),
  };
}

function receiptOf(
  { procedure }: CaseSource,
  person: SyntheticPerson,
  random: () => number,
): ReceiveDossier {
  const kind = procedure.applicants[0] ?? 'citizen';
  const applicant: Applicant = {
    kind,
    name: person.name,
    identityNumber: person.personalNumber,
    birthDate: person.birthDate,
    sex: person.sex,
    address: person.address,
    phone: person.phone,
    email: null,
    organisation:
      kind === 'citizen'
        ? null
        : { name: `Công ty TNHH ${person.name.split(' ').at(-1)}`, taxCode: null },
  };
  const concerned = procedure.personConcerned === null ? null : childOf(random);
  return {
    type: 'receive',
    dossierId: randomUUIDv7(),
    procedureCode: procedure.code,
    applicant,
    concerned,
    representation: { basis: concerned === null ? 'self' : 'parent', detail: null },
    sets: procedure.sets,
    components: procedure.components
      .filter((component) => component.required)
      .map((component) => ({
        key: component.key,
        name: component.name.vi,
        originals: component.originals,
        certified: component.certified,
        copies: component.copies,
      })),
    attachments: [],
    delivery:
      random() < 0.1
        ? { method: 'post', address: applicant.address }
        : { method: 'desk', address: null },
  };
}

function childOf(random: () => number): ReceiveDossier['concerned'] {
  const { name, sex } = syntheticPerson(random);
  return { name, identityNumber: null, birthDate: null, sex };
}

/** Shares of cases that take a turn; chosen so that each state is seen, no statistic of anywhere. */
const SHARE = { supplement: 0.08, refused: 0.02, stopped: 0.01, late: 0.12 };

interface CasePlan {
  readonly source: CaseSource;
  readonly receivedAt: Instant;
  readonly person: SyntheticPerson;
  readonly course: CaseCourse;
}

function actsOf(
  { source, receivedAt, person, course }: CasePlan,
  random: () => number,
): readonly TimedAct[] {
  const acts: TimedAct[] = [];
  const { turn } = course;
  const slow = course.isSlow ? 8 : 0.8;
  let at = localMinuteOf(receivedAt);
  const calendar = source.calendarOn(dayOf(receivedAt));
  const add = (act: Act, role: StepRole, place: ProcessStep['place'], minutes: number): void => {
    at = addWorkingMinutes(at, Math.ceil(minutes), calendar);
    acts.push({ act, at: instantOfLocalMinute(at), officer: source.officer(role, place) });
  };
  if (source.procedure.fees.length > 0) add({ type: 'collect-fee' }, 'counter-officer', 'desk', 3);

  for (const [index, step] of source.procedure.steps.entries()) {
    const minutes = (step.shareHours ?? 8) * 60 * slow * (0.2 + random() * 0.8);
    if (index > 0) add({ type: 'accept' }, step.role, step.place, minutes * 0.3);
    const turned = index > 0 && takeTurn(turn, step, person, add, minutes);
    if (turned) return acts;
    add(mainAct(step, person, random), step.role, step.place, minutes * 0.7);
  }
  return acts;
}

type Add = (act: Act, role: StepRole, place: ProcessStep['place'], minutes: number) => void;

/** The turns that a case may take at a step after the desk; true where it ends there. */
function takeTurn(
  turn: number,
  step: ProcessStep,
  person: SyntheticPerson,
  add: Add,
  minutes: number,
): boolean {
  if (turn < SHARE.supplement && step.actions.includes('request-supplement')) {
    const what = 'Bản sao giấy tờ chứng minh nơi cư trú';
    const items = [{ what, reason: 'Bản đã nộp mờ, không đọc được số' }];
    add({ type: 'request-supplement', items, contact: '' }, step.role, step.place, minutes * 0.2);
    const note = `Đã nộp bổ sung: ${what}`;
    const waited = 60 * 24 * (0.5 + turn * 60);
    add({ type: 'record-supplement', note, attachments: [] }, 'counter-officer', 'desk', waited);
    return false;
  }
  if (turn < SHARE.supplement + SHARE.refused && step.actions.includes('refuse')) {
    const reason = 'Hồ sơ không thuộc trường hợp được giải quyết';
    const ground = 'NĐ 61/2018/NĐ-CP';
    add({ type: 'refuse', reason, ground }, step.role, step.place, minutes * 0.5);
    return true;
  }
  if (turn > 1 - SHARE.stopped) {
    const reason = `Theo đề nghị của ${person.name}`;
    add({ type: 'stop', reason, feeSettlement: '' }, 'counter-officer', 'desk', minutes * 0.5);
    return true;
  }
  return false;
}

function mainAct(step: ProcessStep, person: SyntheticPerson, random: () => number): Act {
  switch (step.mainAction) {
    case 'pass-on':
      return { type: 'pass-on', note: '' };
    case 'propose':
      return { type: 'propose', opinion: 'Đủ điều kiện giải quyết' };
    case 'sign':
      return { type: 'sign' };
    case 'issue':
      return { type: 'issue', resultNumber: `${1 + Math.floor(random() * 900)}/GCN` };
    case 'hand-over':
      return { type: 'hand-over', receiver: person.name };
    case 'send-back':
    case 'request-supplement':
    case 'refuse':
      throw new Error(`${step.mainAction} is no plain case of a step`);
  }
}
