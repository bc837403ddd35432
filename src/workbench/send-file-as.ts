import type { FastifyReply } from 'fastify';
import type { OfficerRequest } from '#workbench/officer-request.ts';

const TYPES = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

/** Sends a table that was made just now as a file to keep. */
export const sendFileAs = (
  on: OfficerRequest,
  kind: keyof typeof TYPES,
  name: string,
  content: string | Uint8Array,
): FastifyReply =>
  on.reply
    .type(TYPES[kind])
    .header('content-disposition', `attachment; filename="${name}"`)
    .send(typeof content === 'string' ? content : Buffer.from(content));
