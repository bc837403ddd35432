import { randomUUID } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { picturePdf } from '#documents/picture-pdf.ts';
import { signResult } from '#documents/signing/sign-result.ts';
import type { SigningRefusal } from '#documents/signing/signing-fault.ts';
import type { CopyObstacle, DigitisedPaper } from '#dossier/digitising-event.ts';
import { copyOf, type OrderedCopy } from '#dossier/digitising.ts';
import type { Attachment } from '#dossier/dossier-event.ts';
import { foldTokens } from '#kernel/fold.ts';
import { err, ok, type Result } from '#kernel/result.ts';
import { scansOf } from '#store/content-scans.ts';
import type { DossierHistory } from '#store/load-dossier.ts';
import { granted, personOf, signersOf, type SigningDuty } from '#worker/signing-duty.ts';

/**
 * Makes the signed copy that an officer ordered of a paper: a picture becomes a PDF, the officer alone
 * signs it, and it gets its code. A file of which none can be made is told to them; a key that is missing
 * is a fault that a person mends, and the copy waits until then.
 */
export async function digitisePaper(
  duty: SigningDuty,
  dossierId: string,
  history: DossierHistory,
  order: OrderedCopy,
): Promise<void> {
  const copied = await copy(duty, dossierId, history, order);
  const { about } = order;
  const command = copied.ok
    ? ({ type: 'record-digitised', dossierId, paper: copied.value } as const)
    : ({ type: 'record-undigitised', dossierId, about, obstacle: copied.error } as const);
  const recorded = await duty.runCommand({ command, officer: null, at: duty.now() });
  if (!recorded.ok) throw new Error(`the copy was not recorded: ${recorded.refusal.code}`);
}

async function copy(
  duty: SigningDuty,
  dossierId: string,
  history: DossierHistory,
  { about, signer, paper, data }: OrderedCopy,
): Promise<Result<DigitisedPaper, CopyObstacle>> {
  const { dossier } = history;
  const original = dossier.attachments.find(({ sha256 }) => sha256 === paper);
  if (original === undefined) throw new Error('the paper is not in the dossier');
  const pdf = await pdfOf(duty, original, data.title);
  if (!pdf.ok) return pdf;
  const person = await personOf(duty, signer);
  const purpose = 'Ký bản số hóa giấy tờ';
  const signers = await signersOf(duty, { dossierId, history, holders: [person], purpose });
  const signed = await signResult(pdf.value, signers, duty.now());
  if (!signed.ok && isOfFile(signed.error)) return err(signed.error);
  const kept = await duty.uploadGate.takeIssued(granted(signed));
  if (!kept.ok) return err('too-large');
  return ok({
    id: randomUUID(),
    about,
    paper,
    data,
    code: codeOf(dossier.code, about),
    file: {
      component: original.component,
      name: `${foldTokens(data.title).join('-')}-${dossier.code}.pdf`,
      mediaType: 'application/pdf',
      ...kept.value,
    },
    signedBy: signer.name,
    agency: signer.agency,
    replaces: copyOf(dossier, paper)?.id ?? null,
  });
}

async function pdfOf(
  { content, pool }: SigningDuty,
  { sha256, mediaType }: Attachment,
  title: string,
): Promise<Result<Uint8Array, CopyObstacle>> {
  if ((await scansOf(pool, [sha256])).get(sha256) === 'infected') return err('infected');
  const bytes = await buffer(content.open(sha256));
  if (mediaType === 'application/pdf') return ok(bytes);
  return mediaType === 'image/png' || mediaType === 'image/jpeg'
    ? ok(await picturePdf(bytes, title))
    : err('not-pdf');
}

/** Whether the file itself is why it is not signed; all else is a fault of keys, which somebody mends. */
const isOfFile = (refusal: SigningRefusal): refusal is SigningRefusal & CopyObstacle =>
  refusal === 'not-pdf' || refusal === 'encrypted' || refusal === 'altered';

/**
 * Mã kết quả số hóa: the dossier's code and the number of the order within it, so that no two are alike.
 * The grammar that TT 01/2023/TT-VPCP wants was not found: to be confirmed.
 */
const codeOf = (dossier: string, about: number): string => `${dossier}-SH${about}`;
