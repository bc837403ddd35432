import type { FastifyReply } from 'fastify';
import type { ReadStream } from 'node:fs';
import type { Attachment } from '#dossier/dossier-event.ts';

/** Sends a file as it was uploaded: never executed, never guessed at by the browser. */
export const sendAttachmentOf = (
  reply: FastifyReply,
  { mediaType, name }: Pick<Attachment, 'mediaType' | 'name'>,
  stream: ReadStream,
): FastifyReply =>
  reply
    .type(mediaType)
    .header('content-disposition', contentDisposition(name))
    .header('x-content-type-options', 'nosniff')
    .header('content-security-policy', "default-src 'none'; sandbox")
    .send(stream);

const contentDisposition = (name: string): string =>
  `inline; filename*=UTF-8''${encodeURIComponent(name).replaceAll("'", '%27')}`;
