import type { Attachment } from '#dossier/dossier-event.ts';
import type { Filing } from '#portal/filing/filing.ts';
import { scansOf } from '#store/content-scans.ts';
import type { FieldError } from '#web/field-error.ts';
import { uploadError } from '#web/form-body.ts';

/** Papers of a draft in which a virus was found after they had been taken: nothing is filed with them. */
export async function infectedPapers({
  services,
  draft: { attachments },
}: Filing): Promise<readonly Attachment[]> {
  const scans = await scansOf(
    services.pool,
    attachments.map(({ sha256 }) => sha256),
  );
  return attachments.filter(({ sha256 }) => scans.get(sha256) === 'infected');
}

/** What is said at the paper. */
export const infectedError = ({ component, name }: Attachment): FieldError =>
  uploadError(component, name, { code: 'infected' });
