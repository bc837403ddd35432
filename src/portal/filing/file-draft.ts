import type { ReceiveDossier } from '#dossier/command.ts';
import type { RefusalCode } from '#dossier/refusal.ts';
import type { Filing } from '#portal/filing/filing.ts';
import { forgetDraft } from '#store/drafts.ts';
import type { Citizen } from '#web/citizen-session.ts';

/** What became of a filing: `down`, where it could not be written and may be tried again. */
export type FilingOutcome =
  | { readonly kind: 'filed' }
  | { readonly kind: 'refused'; readonly code: RefusalCode }
  | { readonly kind: 'down' };

/** Files a draft as a dossier under its own id: a repeat meets the same dossier. */
export async function fileDraft(
  { services, draft }: Filing,
  citizen: Citizen,
  command: ReceiveDossier,
): Promise<FilingOutcome> {
  let outcome: Awaited<ReturnType<typeof services.runCommand>>;
  try {
    outcome = await services.runCommand({ command, officer: null, citizen, at: services.now() });
  } catch (fault) {
    // The draft stands: pressing the button again meets the same dossier or makes it.
    services.log.error({ fault }, 'a filing could not be written');
    return { kind: 'down' };
  }
  if (!outcome.ok) return { kind: 'refused', code: outcome.refusal.code };
  await forgetDraft(services.pool, draft.draftId);
  return { kind: 'filed' };
}
