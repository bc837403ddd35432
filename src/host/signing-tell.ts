import type { ConnectedExchange } from '#host/connect-exchange.ts';
import type { WorkServices } from '#host/core.ts';
import type { SigningAccount } from '#host/signing-account.ts';
import { NORMAL_PACE, type Tell } from '#worker/exchange.ts';

/**
 * Makes the documents that dossiers wait for; null where the province has no keys, and they wait. The PDF
 * libraries are read with the first document: half a second that no start needs.
 */
export function signingTell(
  services: WorkServices,
  account: SigningAccount,
  keepOf: ConnectedExchange['keepOf'],
): Tell | null {
  if (account.keys.kind === 'none') return null;
  let opened: Promise<Tell> | null = null;
  return async (delivery) => {
    opened ??= openTell(services, account, keepOf).catch((fault: unknown) => {
      opened = null; // the next try opens it anew
      throw fault;
    });
    return (await opened)(delivery);
  };
}

async function openTell(
  services: WorkServices,
  account: SigningAccount,
  keepOf: ConnectedExchange['keepOf'],
): Promise<Tell> {
  const [{ openSigning }, { signDocuments }, { drawDocument }, { readResultTemplates }] =
    await Promise.all([
      import('#host/open-signing.ts'),
      import('#worker/sign-documents.ts'),
      import('#host/draw-document.ts'),
      import('#host/result-template-files.ts'),
    ]);
  const { pool, content, uploadGate, runCommand, directory, now } = services;
  const { keysFor } = await openSigning(account, keepOf('signing'), now);
  if (keysFor === null) throw new Error('there are no keys to sign with');
  return signDocuments({
    pool,
    content,
    uploadGate,
    runCommand,
    agencyName: (code) => directory().agencyName(code, 'vi'),
    draw: drawDocument(services, await readResultTemplates()),
    keysFor,
    now,
    patience: NORMAL_PACE.patience,
  });
}
