import type { RequestKind } from '#axis/axis-document.ts';

/** What the sender of a document asked for, and which receivers answered how. */
export interface AskedChange {
  readonly kind: RequestKind;
  readonly agreed: readonly string[];
  readonly refused: readonly string[];
}

interface Told {
  readonly organ: string;
  readonly told: string;
  readonly ignored: string | null;
}

const KINDS: readonly RequestKind[] = ['recall', 'update', 'replace'];

/**
 * What a sender asked for, in the order in which it was noted: the n-th brought version n + 1 of the document.
 * Receivers answer by 15 or 16 before they are asked for more.
 */
export function askedChanges(notes: readonly Told[], sender: string): readonly AskedChange[] {
  const changes: { kind: RequestKind; agreed: string[]; refused: string[] }[] = [];
  for (const { organ, told, ignored } of notes) {
    if (ignored !== null) continue;
    const kind = organ === sender ? KINDS.find((one) => one === told) : undefined;
    if (kind !== undefined) changes.push({ kind, agreed: [], refused: [] });
    else if (told === '15') changes.at(-1)?.agreed.push(organ);
    else if (told === '16') changes.at(-1)?.refused.push(organ);
  }
  return changes;
}

/** How the version of a file stands: the first one holds without being asked for. */
export type VersionState = 'holds' | 'awaited' | 'refused';

/** The state of a version of a document that went to so many receivers: agreed by one, it holds there. */
export function versionState(
  changes: readonly AskedChange[],
  version: number,
  receivers: number,
): VersionState {
  const change = changes[version - 2];
  if (change === undefined || change.agreed.length > 0) return 'holds';
  return change.refused.length < receivers ? 'awaited' : 'refused';
}
