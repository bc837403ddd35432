import { strict as assert } from 'node:assert';
import { addWorkingDays } from '#calendar/add-time.ts';
import { dueDate } from '#calendar/due-date.ts';
import type { AddedTime, Component, Procedure } from '#catalogue/procedure.ts';
import type { ReceiveDossier } from '#dossier/command.ts';
import type { DossierCode } from '#dossier/dossier-code.ts';
import type { DossierReceived, SetDueDate } from '#dossier/dossier-event.ts';
import type { Facts } from '#dossier/facts.ts';
import { feeWith, reliefOf } from '#dossier/fee.ts';
import { chooseLegs, hasLegs } from '#dossier/legs.ts';
import type { Refusal } from '#dossier/refusal.ts';

/** Where a dossier is received, who decides it, and the code it has been given. */
export interface ReceiptNumbering {
  readonly code: DossierCode;
  readonly desk: string;
  readonly handler: string;
  /** Times that the law adds where it is received. */
  readonly added?: readonly AddedTime[];
}

/** The required papers of which neither a copy was counted nor a scan attached. */
export function missingComponents(
  command: ReceiveDossier,
  procedure: Procedure,
): readonly Component[] {
  const received = new Map(command.components.map((component) => [component.key, component]));
  const attached = new Set(command.attachments.map((attachment) => attachment.component));
  return procedure.components.filter((component) => {
    if (!component.required || attached.has(component.key)) return false;
    const counts = received.get(component.key);
    return counts === undefined || counts.originals + counts.certified + counts.copies === 0;
  });
}

/** Why a receipt is refused, or null; asked before a serial is given out, so that none is lost. */
export function refusalOfReceipt(command: ReceiveDossier, procedure: Procedure): Refusal | null {
  if (command.bundle !== undefined) return null; // its papers were checked with the whole
  if (hasLegs(procedure) && !chooseLegs(procedure, command.legs).ok) {
    return { code: 'legs-wrong', field: 'legs' };
  }
  const [missing] = missingComponents(command, procedure);
  return missing === undefined
    ? null
    : { code: 'component-missing', field: componentField(missing) };
}

/** Form field at which a missing component is shown. */
export const componentField = (component: Component): string => `file-${component.key}`;

/** The event of an accepted receipt. The due date is set here, once, with its proof. */
export function receive(
  command: ReceiveDossier,
  facts: Facts,
  numbering: ReceiptNumbering,
): DossierReceived {
  const { procedure } = facts;
  const place = command.origin === undefined ? 'counter' : 'online';
  const relief = reliefOf(procedure, command.relief);
  return {
    type: 'received',
    code: numbering.code,
    procedure: { code: procedure.code, validFrom: procedure.validFrom, name: procedure.name.vi },
    rules: facts.rules.validFrom,
    desk: numbering.desk,
    handler: numbering.handler,
    channel: place,
    applicant: command.applicant,
    concerned: command.concerned,
    representation: command.representation,
    sets: command.sets,
    components: command.components,
    attachments: command.attachments,
    delivery: command.delivery,
    ...(command.declaration === undefined ? {} : { declaration: command.declaration }),
    ...(command.notify === undefined ? {} : { notify: command.notify }),
    ...(command.origin === undefined ? {} : { origin: command.origin }),
    ...(relief === null ? {} : { relief: { key: relief.key, name: relief.name } }),
    fee: feeWith(procedure, place, relief),
    due: setDue(facts, numbering.added),
    ...interlinked(command, procedure),
  };
}

/** What is particular to an interlinked dossier, or to a leg of one. */
function interlinked(
  { legs, bundle, declaration }: ReceiveDossier,
  procedure: Procedure,
): Pick<DossierReceived, 'legs' | 'bundle'> {
  if (bundle !== undefined) return { bundle: { ...bundle, step: firstOfHandler(procedure) } };
  if (!hasLegs(procedure)) return {};
  const chosen = chooseLegs(procedure, legs, declaration?.answers);
  assert(chosen.ok, 'the legs are checked before a number is given out');
  return { legs: chosen.value };
}

/** Where the agency that decides begins: the desk has nothing to do with a leg. */
function firstOfHandler({ steps }: Procedure): string {
  const first = steps.find(({ place }) => place === 'handler');
  assert(first !== undefined, 'an agency decides');
  return first.id;
}

/** The due date that a receipt at this instant would get: shown before submitting. */
export function setDue(
  facts: Pick<Facts, 'now' | 'procedure' | 'calendar'>,
  added: readonly AddedTime[] = [],
): SetDueDate {
  const due = dueDate(facts.now, facts.procedure.timeLimit, facts.calendar);
  if (due.kind === 'none') return { at: null, proof: due.proof };
  const { at, proof } = added.reduce(
    (before, more) => addWorkingDays(before, more, facts.calendar),
    { at: due.at, proof: due.proof },
  );
  return { at, proof };
}
