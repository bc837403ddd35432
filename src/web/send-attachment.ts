import type { FastifyReply } from 'fastify';
import type { Readable } from 'node:stream';
import type { Attachment } from '#dossier/dossier-event.ts';

/** Sends a file as it was uploaded: never executed, never guessed at by the browser. */
export const sendAttachmentOf = (
  reply: FastifyReply,
  { mediaType, name }: Pick<Attachment, 'mediaType' | 'name'>,
  stream: Readable,
): FastifyReply =>
  reply
    .type(mediaType)
    .header('content-disposition', contentDisposition(name))
    .header('x-content-type-options', 'nosniff')
    .header('content-security-policy', "default-src 'none'; sandbox")
    .send(stream);

const contentDisposition = (name: string): string =>
  `inline; filename*=UTF-8''${encodeURIComponent(name).replaceAll("'", '%27')}`;
