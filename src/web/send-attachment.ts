import type { FastifyReply } from 'fastify';
import type { ContentStore } from '#documents/content-store.ts';
import type { Attachment } from '#dossier/dossier-event.ts';

/** Sends a file as it was uploaded: never executed, never guessed at by the browser. */
export const sendAttachmentOf = (
  reply: FastifyReply,
  content: ContentStore,
  { sha256, mediaType, name }: Pick<Attachment, 'sha256' | 'mediaType' | 'name'>,
): FastifyReply =>
  reply
    .type(mediaType)
    .header('content-disposition', contentDisposition(name))
    .header('x-content-type-options', 'nosniff')
    .header('content-security-policy', "default-src 'none'; sandbox")
    .send(content.open(sha256));

const contentDisposition = (name: string): string =>
  `inline; filename*=UTF-8''${encodeURIComponent(name).replaceAll("'", '%27')}`;
