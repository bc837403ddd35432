import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import type { Holder } from '#documents/signing/certificate-authority.ts';
import { signResult } from '#documents/signing/sign-result.ts';
import type { Signer, SigningKeys } from '#documents/signing/signer.ts';
import {
  SigningFault,
  type SigningRefusal,
  signingRefusalTexts,
} from '#documents/signing/signing-fault.ts';
import type { UploadGate } from '#documents/upload-gate.ts';
import { type AwaitedDocument, componentOf } from '#dossier/documents.ts';
import type { Actor } from '#dossier/dossier-event.ts';
import { foldTokens } from '#kernel/fold.ts';
import type { Instant } from '#kernel/day.ts';
import type { Result } from '#kernel/result.ts';
import { RegistryFault } from '#registries/registry-fault.ts';
import type { CallContext } from '#registries/lgsp/gateway.ts';
import { type DossierHistory, loadHistory } from '#store/load-dossier.ts';
import type { RunCommand } from '#store/run-command.ts';
import { readStaffMember } from '#store/staff.ts';
import type { Tell } from '#worker/exchange.ts';
import { keepPaper } from '#worker/keep-paper.ts';
import { nextAsking, type Patience } from '#worker/patience.ts';

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

export interface SigningDuty {
  readonly pool: pg.Pool;
  readonly uploadGate: UploadGate;
  readonly runCommand: RunCommand;
  readonly agencyName: (code: string) => string;
  readonly draw: (document: DocumentToDraw) => Promise<DrawnDocument>;
  readonly keysFor: (context: CallContext) => SigningKeys;
  readonly now: () => Instant;
  readonly patience: Patience;
}

/**
 * Makes the document that a dossier waits for: drawn of its data, signed by whoever decided, sealed by the
 * agency, kept, recorded. A signature that its owner has yet to confirm is asked for again later; a key
 * that is missing is a fault that a person mends, and the document waits until then.
 */
export function signDocuments(duty: SigningDuty): Tell {
  return async ({ dossierId, wantedVersion }) => {
    const history = await loadHistory(duty.pool, dossierId);
    const awaited = history.dossier.awaitedDocument;
    if (awaited === null) return wantedVersion;
    try {
      await make(duty, dossierId, history, awaited);
    } catch (fault) {
      if (!(fault instanceof SigningFault)) throw fault;
      if (fault.code !== 'not-confirmed')
        throw fault.cause instanceof RegistryFault ? fault.cause : fault;
      return { askAgainAt: nextAsking(duty.now(), awaited.since, duty.patience) };
    }
    return wantedVersion;
  };
}

async function make(
  duty: SigningDuty,
  dossierId: string,
  history: DossierHistory,
  awaited: AwaitedDocument,
): Promise<void> {
  const { dossier } = history;
  const id = randomUUID();
  const person = awaited.signer === null ? null : await personOf(duty, awaited.signer);
  const drawn = await duty.draw({ history, awaited, id, signer: person });
  const signers = await signersOf(duty, dossierId, history, person);
  const signed = await signResult(drawn.bytes, signers, duty.now());
  const bytes = granted(signed);
  const kept = await keepPaper(duty.uploadGate, bytes, 'a signed document');
  const document = {
    id,
    kind: awaited.kind,
    about: awaited.about,
    title: drawn.title,
    number: drawn.number,
    code: drawn.code,
    file: {
      component: componentOf(awaited.kind),
      name: `${foldTokens(drawn.title).join('-')}-${dossier.code}.pdf`,
      mediaType: 'application/pdf',
      ...kept,
    },
    signedBy: person?.name ?? null,
    agency: dossier.handler,
    replaces: dossier.documents.at(-1)?.id ?? null,
  };
  const command = { type: 'record-document', dossierId, document } as const;
  const recorded = await duty.runCommand({ command, officer: null, at: duty.now() });
  if (!recorded.ok) throw new Error(`the document was not recorded: ${recorded.refusal.code}`);
}

type Person = Extract<Holder, { readonly kind: 'person' }>;

async function personOf({ pool, agencyName }: SigningDuty, actor: Actor): Promise<Person> {
  const member = await readStaffMember(pool, actor.subject);
  return {
    kind: 'person',
    id: actor.subject,
    name: actor.name,
    title: member?.title ?? 'Người có thẩm quyền',
    agency: agencyName(actor.agency),
  };
}

/** The person first, then the seal of the agency. */
async function signersOf(
  { keysFor, agencyName }: SigningDuty,
  dossierId: string,
  { dossier }: DossierHistory,
  person: Person | null,
): Promise<readonly Signer[]> {
  const { handler, received, concerned, applicant } = dossier;
  const keys = keysFor({
    dossierId,
    subject: person?.id ?? 'system',
    agency: handler,
    purpose: 'Ký số văn bản kết quả',
    procedureCode: received.procedure.code,
    person: concerned?.identityNumber ?? applicant.identityNumber,
  });
  const seal: Holder = { kind: 'agency', id: handler, name: agencyName(handler) };
  const holders: readonly Holder[] = person === null ? [seal] : [person, seal];
  const signers: Signer[] = [];
  for (const holder of holders) signers.push(granted(await keys.signerOf(holder), holder.kind));
  return signers;
}

/** Throws where a key or file is refused: a person must set it right, and the document waits until then. */
function granted<T>(
  result: Result<T, SigningRefusal>,
  whose: Holder['kind'] | 'document' = 'document',
): T {
  if (result.ok) return result.value;
  throw new Error(`${whose}: ${signingRefusalTexts[result.error].vi}`);
}
