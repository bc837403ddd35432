import type { FastifyReply } from 'fastify';
import { withFirstStyle } from '#web/first-visit-style.ts';
import { type Html, markupOf } from '#web/html.ts';

/** Sends a page, or a part of one for a script. */
export const sendHtml = (reply: FastifyReply, page: Html): FastifyReply =>
  reply.type('text/html; charset=utf-8').send(bytesOf(withFirstStyle(reply, markupOf(page))));

/** The same bytes as of a text that is sent as it is; those are counted first, and then written slower. */
function bytesOf(text: string): Buffer {
  const room = Buffer.allocUnsafe(text.length * MOST_BYTES);
  return room.subarray(0, encoder.encodeInto(text, room).written);
}

/** Of one unit of a text in UTF-8. */
const MOST_BYTES = 3;

const encoder = new TextEncoder();
