import type { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import type { OfficerRequest } from '#workbench/officer-request.ts';

/** Sends what was made for an officer: a PDF is shown, a spreadsheet saved. */
export const sendFile = (
  on: OfficerRequest,
  kind: 'pdf' | 'xlsx',
  name: string,
  content: Uint8Array | Readable,
): FastifyReply =>
  on.reply
    .type(TYPES[kind])
    .header('content-disposition', `${SHOWN[kind]}; filename="${name}.${kind}"`)
    .send(content);

const TYPES = {
  pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};
const SHOWN = { pdf: 'inline', xlsx: 'attachment' };
