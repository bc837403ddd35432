import { nationalOrigin } from '#dossier/origin.ts';
import { evolveAll } from '#dossier/dossier.ts';
import type { DifferenceKind, PortalDifference } from '#dossier/portal-difference.ts';
import { type PortalRecord, progressKey } from '#registries/national-portal/adapter.ts';
import {
  portalDossier,
  portalProgress,
  type PortalSource,
} from '#registries/national-portal/codec.ts';

/** How far we believe the portal was told, and whether telling it has come to a halt. */
export interface Told {
  readonly doneVersion: number;
  /** Its delivery fails or is held: then what arrived without our hearing of it stays unnoticed. */
  readonly isStuck: boolean;
}

/**
 * Where what the portal holds of a dossier differs from what we believe it was told. What is on its
 * way may be there or not; only a delivery that is stuck is `ahead` when it is.
 */
export function compareWithPortal(
  source: PortalSource,
  told: Told,
  held: PortalRecord | null,
): readonly PortalDifference[] {
  const states = statesSince(source, told.doneVersion);
  const [first] = states;
  if (first === undefined) {
    return held !== null && told.isStuck ? [differing('ahead', [], [held.status])] : [];
  }
  if (held === null) return [differing('missing', [first.TrangThaiHoSo], [])];
  const owner = [first.MaTTHC, first.NgayTiepNhan];
  const holder = [held.procedure || first.MaTTHC, held.receivedAt || first.NgayTiepNhan];
  if (owner.join() !== holder.join()) return [differing('held-by-another', owner, holder)];
  const statuses = states.map(({ TrangThaiHoSo }): string => TrangThaiHoSo);
  const dues = states.map(({ NgayHenTra }) => NgayHenTra);
  return [
    ...(statuses.includes(held.status) ? [] : [differing('status', [statuses[0]], [held.status])]),
    ...(dues.includes(held.due) ? [] : [differing('due', [dues[0]], [held.due])]),
    // What was filed at the portal it is told the state of alone, no lines (`tell-notice`).
    ...(nationalOrigin(source.dossier.received.origin) === null
      ? compareProgress(source, told, held)
      : []),
  ];
}

const differing = (
  kind: DifferenceKind,
  ours: readonly (string | undefined)[],
  theirs: readonly string[],
): PortalDifference => ({ kind, ours: ours.map((text) => text ?? ''), theirs });

/** The dossier as it stood when the portal was told last, and after each event since; none before. */
function statesSince(source: PortalSource, doneVersion: number) {
  const { events } = source;
  return events
    .filter(({ version }) => doneVersion > 0 && version >= doneVersion)
    .map(({ version }) => {
      const upTo = events.slice(0, version);
      return portalDossier({ ...source, events: upTo, dossier: evolveAll(upTo) });
    });
}

function compareProgress(
  source: PortalSource,
  { doneVersion, isStuck }: Told,
  { lines }: PortalRecord,
): readonly PortalDifference[] {
  const told = portalProgress(source, 0, doneVersion).map(progressKey);
  const pending = portalProgress(source, doneVersion, source.dossier.version).map(progressKey);
  const afterTold = without(lines, told);
  const arrived = without(pending, without(pending, afterTold));
  const extra = without(afterTold, pending);
  const ours = new Set([...told, ...pending]);
  const found: readonly (readonly [DifferenceKind, readonly string[], readonly string[]])[] = [
    ['progress-missing', without(told, lines), []],
    ['ahead', [], isStuck ? arrived : []],
    ['progress-doubled', [], extra.filter((line) => ours.has(line))],
    ['progress-foreign', [], extra.filter((line) => !ours.has(line))],
  ];
  return found
    .filter(([, mine, theirs]) => mine.length + theirs.length > 0)
    .map(([kind, mine, theirs]) => differing(kind, mine, theirs));
}

/** The texts of a list that are left when those of another are taken out, each as often as it is there. */
export function without(list: readonly string[], taken: readonly string[]): readonly string[] {
  const left = new Map<string, number>();
  for (const text of taken) left.set(text, (left.get(text) ?? 0) + 1);
  return list.filter((text) => {
    const count = left.get(text) ?? 0;
    left.set(text, count - 1);
    return count <= 0;
  });
}
