import { strict as assert } from 'node:assert';
import type { Act, Command, RecordOutside, ReceiveDossier, SystemAct } from '#dossier/command.ts';
import { decide } from '#dossier/decide.ts';
import { type Dossier, evolve } from '#dossier/dossier.ts';
import { dossierCode } from '#dossier/dossier-code.ts';
import type { DossierEvent, RecordedEvent } from '#dossier/dossier-event.ts';
import { legCommands, type Together } from '#dossier/leg-commands.ts';
import { receive, refusalOfReceipt } from '#dossier/receive.ts';
import { decideSystemAct } from '#dossier/system-act.ts';
import { dayOf, epochOf, instantFromEpoch } from '#kernel/day.ts';
import {
  at,
  calendar,
  officer,
  plainActs,
  procedureOf,
  receiptOf,
  seatOf,
  world,
} from './dossier-fixtures.ts';
import { factsOf } from './story.ts';

const OPENED = at('2022-06-21 09:00');
const WHOLE = 'whole';

/** An interlinked dossier and its legs by the rules alone: no database, no worker. */
export class TogetherStory {
  readonly procedure: string;
  readonly events = new Map<string, RecordedEvent[]>();
  readonly #dossiers = new Map<string, Dossier>();
  #minutes = 0;

  constructor(procedure: string, legs?: readonly string[]) {
    this.procedure = procedure;
    const chosen = legs === undefined ? {} : { legs };
    this.run({ ...receiptOf(procedure, chosen), dossierId: WHOLE });
  }

  get whole(): Dossier {
    return this.of(WHOLE);
  }

  /** The dossier of a leg, or undefined where it has not begun. */
  leg(key: string): Dossier | undefined {
    return this.#dossiers.get(key);
  }

  of(id: string): Dossier {
    return this.#dossiers.get(id) ?? assert.fail(`no dossier ${id}`);
  }

  /** Runs a command of the system, or of whoever receives; a repeated receipt meets its own dossier. */
  run(command: ReceiveDossier | SystemAct): void {
    const { dossierId } = command;
    const facts = this.#facts(dossierId, command);
    if (command.type === 'receive') {
      if (this.#dossiers.has(dossierId)) return;
      assert.equal(refusalOfReceipt(command, facts.procedure), null);
      const { desk, handler } = seatOf(command.procedureCode);
      const code = dossierCode(handler, dayOf(OPENED), this.#dossiers.size + 1);
      this.#record(dossierId, receive(command, facts, { code, desk, handler }));
    } else {
      const event = decideSystemAct(command, this.of(dossierId), facts);
      if (event !== null) this.#record(dossierId, event);
    }
  }

  /** Tries an act of an officer; tells whether the rules allowed it. */
  act(id: string, act: Act): boolean {
    const dossier = this.#dossiers.get(id);
    if (dossier === undefined) return false;
    const decision = decide(act, dossier, this.#facts(id));
    if (decision.ok) this.#record(id, decision.value);
    return decision.ok;
  }

  /** Lets the outside system answer at whose step a leg stands; nothing where it is at none. */
  answer(id: string, answer: RecordOutside['answer']): void {
    const dossier = this.#dossiers.get(id);
    if (dossier === undefined || dossier.phase.kind === 'closed') return;
    const { step } = dossier.phase;
    const { procedure } = this.#facts(id);
    const system = procedure.steps.find((one) => one.id === step)?.system ?? null;
    if (system === null || system === 'interlinking') return;
    const visit = dossier.enteredAt;
    this.run({ type: 'record-outside', dossierId: id, system, step, visit, answer });
  }

  /** What is to be done now so that all agree. */
  commands(): readonly (ReceiveDossier | SystemAct)[] {
    const legs = [...this.#dossiers].filter(([id]) => id !== WHOLE);
    const together: Together = {
      bundleId: WHOLE,
      bundle: this.whole,
      procedure: procedureOf(this.procedure),
      calendar,
      legs: new Map(legs),
      idOf: (key) => key,
    };
    return legCommands(together);
  }

  /** Does it until there is nothing left to do, or for so many looks. */
  agree(most = 20): void {
    for (let looks = 0; looks < most; looks += 1) {
      const commands = this.commands();
      if (commands.length === 0) return;
      for (const command of commands) this.run(command);
    }
    assert.ok(most < 20, 'they do not come to agree');
  }

  #facts(id: string, command?: Command) {
    const code =
      command?.type === 'receive' ? command.procedureCode : id === WHOLE ? this.procedure : id;
    return { ...factsOf(code, this.#now()), rules: world.rulesOn(dayOf(OPENED)) };
  }

  #now() {
    return instantFromEpoch(epochOf(OPENED) + this.#minutes * 60_000);
  }

  #record(id: string, event: DossierEvent): void {
    this.#minutes += 1;
    const events = this.events.get(id) ?? [];
    const version = events.length + 1;
    const actor = officer('specialist', 'x');
    const recorded: RecordedEvent = { version, at: this.#now(), actor, event };
    this.events.set(id, [...events, recorded]);
    this.#dossiers.set(id, evolve(this.#dossiers.get(id) ?? null, recorded));
  }
}

/** Id of the whole in a story. */
export const WHOLE_ID = WHOLE;

/** What a register grants, with the personal number or before it is there. */
export const granted = (awaitsPersonalNumber: boolean): RecordOutside['answer'] => ({
  kind: 'granted',
  reference: 'x',
  note: '',
  result: {
    number: '12/KS',
    book: '01/2022',
    page: '3',
    date: null,
    personalNumber: awaitsPersonalNumber ? null : '091222000011',
    awaitsPersonalNumber,
    paper: null,
    details: {},
  },
});

/** Brings a leg to its end in the plain way. */
export function complete(story: TogetherStory, key: string, answer = granted(false)): void {
  for (let acts = 0; acts < 20 && story.leg(key)?.phase.kind !== 'closed'; acts += 1) {
    story.answer(key, answer);
    const dossier = story.of(key);
    if (dossier.phase.kind === 'awaiting-supplement') {
      story.act(key, { type: 'record-supplement', note: 'Đã nộp', attachments: [] });
      continue;
    }
    if (dossier.phase.kind === 'closed') return;
    const { step } = dossier.phase;
    const { mainAction } =
      procedureOf(key).steps.find(({ id }) => id === step) ?? assert.fail(step);
    if (!story.act(key, plainActs[mainAction])) story.act(key, { type: 'accept' });
  }
}

/** A story whose whole was passed on. */
export function begun(procedure: string, legs?: readonly string[]): TogetherStory {
  const story = new TogetherStory(procedure, legs);
  story.act(WHOLE_ID, plainActs['pass-on']);
  story.agree();
  return story;
}

/** How each leg of a story stands. */
export const standing = (story: TogetherStory): Readonly<Record<string, string>> =>
  Object.fromEntries(story.whole.legs.map(({ key, phase }) => [key, phase.kind]));

/** Where the whole stands: its step, or how it ended. */
export const placeOf = ({ whole: { phase } }: TogetherStory): string =>
  phase.kind === 'closed' ? phase.outcome : phase.step;
