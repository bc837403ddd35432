import type { FastifyInstance } from 'fastify';
import { type Repair, repairName } from '#names/repair-name.ts';
import { showsToken } from '#web/bearer-token.ts';
import type { Services } from '#web/services.ts';

/** In one request. */
const MOST_NAMES = 1000;

/**
 * Names that other systems of the province scanned: `{names: [{text, bytes}]}`, `bytes` in Base64 where
 * they are known. Whoever asks shows `NAMES_TOKEN`; without one configured there is nothing here. Names
 * are neither kept nor logged.
 */
export function namesRoutes(app: FastifyInstance, services: Services): void {
  const { namesToken } = services;
  if (namesToken === null) return;
  app.post('/v1/names/repair', async (request, reply) => {
    reply.header('cache-control', 'no-store');
    if (!showsToken(request, namesToken)) return reply.code(401).send();
    const names = readNames(request.body);
    if (names === null) return reply.code(400).send({ message: WRONG });
    return reply.send({ repairs: names.map((name) => answerOf(repairName(name))) });
  });
}

const WRONG = `names must be a list of at most ${MOST_NAMES} objects with a text, and bytes in Base64 where they are known`;

interface SentName {
  readonly text: string;
  readonly bytes?: Uint8Array;
}

function readNames(body: unknown): readonly SentName[] | null {
  const sent = isObject(body) ? body['names'] : null;
  if (!Array.isArray(sent) || sent.length > MOST_NAMES) return null;
  const names = sent.map(readName);
  return names.every((name) => name !== null) ? names : null;
}

function readName(sent: unknown): SentName | null {
  if (!isObject(sent)) return null;
  const { text, bytes } = sent;
  if (typeof text !== 'string') return null;
  if (bytes === undefined || bytes === null) return { text };
  if (typeof bytes !== 'string' || !/^[A-Za-z0-9+/]*={0,2}$/.test(bytes)) return null;
  return { text, bytes: Buffer.from(bytes, 'base64') };
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

const answerOf = (repair: Repair) => ({
  name: repair.name,
  cause: repair.kind === 'right' ? null : repair.cause,
  certain: repair.kind !== 'uncertain',
  others: repair.kind === 'uncertain' ? repair.others : [],
});
