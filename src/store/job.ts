import type { SignedInCitizen } from '#access/citizen.ts';
import type { Officer } from '#access/officer.ts';
import type { Command } from '#dossier/command.ts';
import type { DossierCode } from '#dossier/dossier-code.ts';
import type { Actor } from '#dossier/dossier-event.ts';
import type { Refusal } from '#dossier/refusal.ts';
import type { Instant } from '#kernel/day.ts';

/** A command with the one who gives it and the instant at which it arrived. */
export interface Job {
  readonly command: Command;
  /** Null where the system acts by itself, or a citizen from outside. */
  readonly officer: Officer | null;
  /** Whoever signed in from outside and acts on a dossier of their own. */
  readonly citizen?: SignedInCitizen;
  readonly at: Instant;
  /** Trace context in which it was given; the shell notes it, so that deliveries go back to it. */
  readonly traceparent?: string | null;
}

/** What became of a command. A repeated receipt is done, and `repeated`. */
export type Outcome =
  | {
      readonly ok: true;
      readonly dossierId: string;
      readonly code: DossierCode;
      readonly version: number;
      readonly repeated: boolean;
    }
  | { readonly ok: false; readonly refusal: Refusal };

const actors = new WeakMap<Officer, Actor>();

/** An officer as the one who did it; the same object each time, as events and hashes repeat it. */
export function actorOf(officer: Officer): Actor {
  const known = actors.get(officer);
  if (known !== undefined) return known;
  const { subject, name, role, agency, standsInFor } = officer;
  const own: Actor = { subject, name, role, agency };
  const actor: Actor = standsInFor === undefined ? own : { ...own, standsInFor };
  actors.set(officer, actor);
  return actor;
}

/** A citizen as the one who did it; of no agency. */
export const citizenActor = ({ citizenId, name }: SignedInCitizen): Actor => ({
  subject: `citizen:${citizenId}`,
  name,
  role: 'citizen',
  agency: 'citizen',
});

/** Whoever acts: an officer, a citizen from outside, or else the system by itself. */
export function whoActs({ officer, citizen }: Pick<Job, 'officer' | 'citizen'>): Actor {
  if (officer !== null) return actorOf(officer);
  return citizen === undefined ? systemActor : citizenActor(citizen);
}

/** The system itself, where a timer rings. */
export const systemActor: Actor = {
  subject: 'system',
  name: 'Hệ thống',
  role: 'system',
  agency: 'system',
};
