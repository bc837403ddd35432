import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Attachment } from '#dossier/dossier-event.ts';

/**
 * An uploaded file as a form carries it along: its description, signed for this dossier, so that
 * nothing uploaded is lost when the form comes back and nobody can name a file that is not theirs.
 */
export function keepAttachment(formKey: string, dossierId: string, attachment: Attachment): string {
  const text = Buffer.from(JSON.stringify(attachment)).toString('base64url');
  return `${text}.${signature(formKey, dossierId, text)}`;
}

/** The attachment that a kept field names, or null where it was not signed by us for this dossier. */
export function readKept(formKey: string, dossierId: string, kept: string): Attachment | null {
  const [text = '', sent = ''] = kept.split('.');
  const expected = Buffer.from(signature(formKey, dossierId, text));
  const given = Buffer.from(sent);
  if (expected.length !== given.length || !timingSafeEqual(expected, given)) return null;
  // The signature is ours, so the content is what we wrote.
  return JSON.parse(Buffer.from(text, 'base64url').toString()) as Attachment;
}

const signature = (formKey: string, dossierId: string, text: string): string =>
  createHmac('sha256', formKey)
    .update('kept-file:')
    .update(dossierId)
    .update('\n')
    .update(text)
    .digest('base64url');
