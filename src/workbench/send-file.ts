import type { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import type { OfficerRequest } from '#workbench/officer-request.ts';

/** Sends what was made for an officer: a PDF is shown, a table saved. */
export const sendFile = (
  on: OfficerRequest,
  kind: 'pdf' | 'xlsx' | 'csv',
  name: string,
  content: Uint8Array | Readable | string,
): FastifyReply =>
  on.reply
    .type(TYPES[kind])
    .header('content-disposition', `${SHOWN[kind]}; filename="${name}.${kind}"`)
    .send(content);

const TYPES = {
  pdf: 'application/pdf',
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};
const SHOWN = { pdf: 'inline', csv: 'attachment', xlsx: 'attachment' };
