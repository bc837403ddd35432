import type { Agency } from '#catalogue/locality.ts';
import type { Succession } from '#catalogue/read-reorganisation.ts';
import type { Reorganisation } from '#catalogue/reorganisation.ts';
import type { TransferOrder } from '#dossier/command.ts';
import type { Dossier } from '#dossier/dossier.ts';
import type { DossierTransferred, NamedAgency } from '#dossier/dossier-event.ts';

/**
 * The event by which successors take an open dossier over, or null where nothing of it moves. The
 * code, the pinned procedure and the due date stay as they are. Of a dossier whose work is finished
 * only the desk moves, which must still hand the result over: who decided it remains who did.
 */
export function transfer(dossier: Dossier, order: TransferOrder): DossierTransferred | null {
  if (dossier.phase.kind === 'closed' || isUndecided(dossier, order)) return null;
  const desk = order.changes.get(dossier.desk) ?? null;
  const handler = dossier.finishedAt === null ? (order.changes.get(dossier.handler) ?? null) : null;
  if (desk === null && handler === null) return null;
  const { plan, date, ground } = order;
  return { type: 'transferred', plan, date, ground, desk, handler };
}

/** Whether an agency that must still do something with the dossier waits for a person's decision. */
function isUndecided(dossier: Dossier, { undecided }: TransferOrder): boolean {
  if (undecided.has(dossier.desk)) return true;
  return dossier.finishedAt === null && undecided.has(dossier.handler);
}

/** What a plan of reorganisation asks of dossiers; agencies are named as before and after it. */
export function transferOrder(plan: Reorganisation, succession: Succession): TransferOrder {
  const nameIn = (agencies: readonly Agency[]) => {
    const names = new Map(agencies.map(({ code, name }) => [code, name]));
    return (code: string): NamedAgency => ({
      code,
      name: names.get(code) ?? { vi: code, en: code },
    });
  };
  const before = nameIn(succession.before);
  const after = nameIn(succession.after);
  return {
    plan: plan.id,
    date: plan.date,
    ground: plan.ground.text,
    changes: new Map(
      plan.moves.map((move) => [move.from, { from: before(move.from), to: after(move.to) }]),
    ),
    undecided: new Set(plan.undecided.map(({ from }) => from)),
  };
}
