import type pg from 'pg';
import type { ContentStore } from '#documents/content-store.ts';
import type { Holder } from '#documents/signing/certificate-authority.ts';
import type { Signer, SigningKeys } from '#documents/signing/signer.ts';
import { type SigningRefusal, signingRefusalTexts } from '#documents/signing/signing-fault.ts';
import type { UploadGate } from '#documents/upload-gate.ts';
import type { AwaitedDocument } from '#dossier/documents.ts';
import type { Actor } from '#dossier/dossier-event.ts';
import type { Instant } from '#kernel/day.ts';
import type { Result } from '#kernel/result.ts';
import type { CallContext } from '#registries/lgsp/gateway.ts';
import type { DossierHistory } from '#store/load-dossier.ts';
import type { RunCommand } from '#store/run-command.ts';
import { readStaffMember } from '#store/staff.ts';
import type { Patience } from '#worker/patience.ts';

export interface DocumentToDraw {
  readonly history: DossierHistory;
  readonly awaited: AwaitedDocument;
  /** Id that the document will have. */
  readonly id: string;
  /** Null where the agency's seal alone is put on it. */
  readonly signer: { readonly name: string; readonly title: string } | null;
}

export interface DrawnDocument {
  readonly bytes: Uint8Array;
  readonly title: string;
  readonly number: string;
  readonly code: string | null;
}

/** What those need who sign: documents, and copies of papers. */
export interface SigningDuty {
  readonly pool: pg.Pool;
  readonly content: ContentStore;
  readonly uploadGate: UploadGate;
  readonly runCommand: RunCommand;
  readonly agencyName: (code: string) => string;
  readonly draw: (document: DocumentToDraw) => Promise<DrawnDocument>;
  readonly keysFor: (context: CallContext) => SigningKeys;
  readonly now: () => Instant;
  readonly patience: Patience;
}

type Person = Extract<Holder, { readonly kind: 'person' }>;

/** An officer as the holder of a key. */
export async function personOf({ pool, agencyName }: SigningDuty, actor: Actor): Promise<Person> {
  const member = await readStaffMember(pool, actor.subject);
  return {
    kind: 'person',
    id: actor.subject,
    name: actor.name,
    title: member?.title ?? 'Người có thẩm quyền',
    agency: agencyName(actor.agency),
  };
}

export interface SignersWanted {
  readonly dossierId: string;
  readonly history: DossierHistory;
  /** In the order in which they sign: the person first, then the seal. */
  readonly holders: readonly Holder[];
  readonly purpose: string;
}

/** The signers that sign something of a dossier. */
export async function signersOf(
  { keysFor }: SigningDuty,
  { dossierId, history, holders, purpose }: SignersWanted,
): Promise<readonly Signer[]> {
  const { handler, received, concerned, applicant } = history.dossier;
  const person = holders.find(({ kind }) => kind === 'person');
  const keys = keysFor({
    dossierId,
    subject: person?.id ?? 'system',
    agency: handler,
    purpose,
    procedureCode: received.procedure.code,
    person: concerned?.identityNumber ?? applicant.identityNumber,
  });
  const signers: Signer[] = [];
  for (const holder of holders) signers.push(granted(await keys.signerOf(holder), holder.kind));
  return signers;
}

/** Throws where a key or file is refused: a person must set it right, and the document waits until then. */
export function granted<T>(
  result: Result<T, SigningRefusal>,
  whose: Holder['kind'] | 'document' = 'document',
): T {
  if (result.ok) return result.value;
  throw new Error(`${whose}: ${signingRefusalTexts[result.error].vi}`);
}
