import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import type { ListColumn } from '#steering/read-list-sheet.ts';
import { streamWorkbook } from '#tables/workbook.ts';
import type { OfficerRequest } from '#workbench/officer-request.ts';
import { sendFile } from '#workbench/send-file.ts';

/** Sends a spreadsheet under whose head a list is to be filled in. */
export const sendTemplate = (
  on: OfficerRequest,
  name: string,
  columns: readonly ListColumn[],
  rows: readonly (readonly string[])[],
): FastifyReply =>
  sendFile(
    on,
    'xlsx',
    name,
    streamWorkbook({
      name,
      heading: [],
      columns: columns.map(({ titles }) => ({ title: titles[0], width: COLUMN_WIDTH })),
      rows: Readable.from(rows),
    }),
  );

const COLUMN_WIDTH = 36;
