import { randomUUID } from 'node:crypto';
import type { Holder } from '#documents/signing/certificate-authority.ts';
import { signResult } from '#documents/signing/sign-result.ts';
import { SigningFault } from '#documents/signing/signing-fault.ts';
import { type AwaitedDocument, componentOf } from '#dossier/documents.ts';
import { foldTokens } from '#kernel/fold.ts';
import { RegistryFault } from '#registries/registry-fault.ts';
import { type DossierHistory, loadHistory } from '#store/load-dossier.ts';
import { digitisePaper } from '#worker/digitise-paper.ts';
import type { Tell } from '#worker/exchange.ts';
import { keepPaper } from '#worker/keep-paper.ts';
import { nextAsking } from '#worker/patience.ts';
import { granted, personOf, signersOf, type SigningDuty } from '#worker/signing-duty.ts';

/**
 * Makes the document that a dossier waits for: drawn of its data, signed by whoever decided, sealed by the
 * agency, kept, recorded; then the copies of papers that officers ordered. A signature that its owner has
 * yet to confirm is asked for again later; a key that is missing is a fault that a person mends, and the
 * document waits until then.
 */
export function signDocuments(duty: SigningDuty): Tell {
  return async ({ dossierId, wantedVersion }) => {
    const history = await loadHistory(duty.pool, dossierId);
    const { awaitedDocument: awaited, orderedCopies } = history.dossier;
    try {
      if (awaited !== null) await make(duty, dossierId, history, awaited);
      for (const order of orderedCopies) await digitisePaper(duty, dossierId, history, order);
    } catch (fault) {
      if (!(fault instanceof SigningFault)) throw fault;
      if (fault.code !== 'not-confirmed')
        throw fault.cause instanceof RegistryFault ? fault.cause : fault;
      const since = [awaited, ...orderedCopies].flatMap((one) => one?.since ?? []).sort()[0];
      return { askAgainAt: nextAsking(duty.now(), since ?? duty.now(), duty.patience) };
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
  const { handler } = dossier;
  const seal: Holder = { kind: 'agency', id: handler, name: duty.agencyName(handler) };
  const holders: readonly Holder[] = person === null ? [seal] : [person, seal];
  const purpose = 'Ký số văn bản kết quả';
  const signers = await signersOf(duty, { dossierId, history, holders, purpose });
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
