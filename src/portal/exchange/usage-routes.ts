import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { SignedInCitizen } from '#access/citizen.ts';
import { type Instant, instantFromEpoch } from '#kernel/day.ts';
import { parseIdentityNumber } from '#persons/personal-number.ts';
import { whoDid } from '#portal/citizen/data-use-page.ts';
import { whatWasDone } from '#portal/citizen/data-use-words.ts';
import { type DataUse, dataUses, dataUsesSince } from '#store/data-use.ts';
import { showsToken } from '#web/bearer-token.ts';
import { formValues, one } from '#web/form-values.ts';
import type { Services } from '#web/services.ts';

const LIMIT = 1000;

/**
 * Whose data were used, for a national collector that shows it to people: the protocol of Estonia's
 * Data Tracker, version 2 (e-gov/AJ, dumonitor-openapi-v2.yaml: findUsage, usagePeriod, heartbeat).
 * Whoever asks shows `USAGE_TOKEN`; without one configured there is nothing here.
 */
export function usageRoutes(app: FastifyInstance, services: Services): void {
  const { usageToken } = services;
  if (usageToken === null) return;
  const open =
    (answer: (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>) =>
    async (request: FastifyRequest, reply: FastifyReply): Promise<unknown> => {
      reply.header('cache-control', 'no-store');
      if (!showsToken(request, usageToken)) return reply.code(401).send();
      return answer(request, reply);
    };
  const find = open((request, reply) => findUsage(services, request, reply));
  app.get('/v2/findUsage', find);
  app.get('/v2/usage', find);
  app.get(
    '/v2/usagePeriod',
    open(async (_request, reply) => {
      const since = await dataUsesSince(services.readPool);
      return reply.send({ periodStart: since ?? services.now() });
    }),
  );
  app.get(
    '/v2/heartbeat',
    open(async (_request, reply) => {
      const isUp = await services.readPool.query('select 1').then(
        () => true,
        () => false,
      );
      return reply.send({ status: isUp ? 'OK' : 'FAIL' });
    }),
  );
}

async function findUsage(
  services: Services,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  const values = formValues(request.query);
  const number = parseIdentityNumber(one(values, 'userCode').replace(/^VN/, ''));
  const asker = request.headers['x-road-userid'];
  const period = [instantOf(one(values, 'periodStart')), instantOf(one(values, 'periodEnd'))];
  const paging = [one(values, 'limit') || String(LIMIT), one(values, 'offset') || '0'].map(Number);
  const [from, before] = period;
  const [limit = LIMIT, offset = 0] = paging;
  const isSound =
    number.ok &&
    typeof asker === 'string' &&
    from !== undefined &&
    before !== undefined &&
    paging.every((count) => Number.isSafeInteger(count) && count >= 0);
  if (!isSound) return reply.code(400).send({ message: WRONG });
  const person: SignedInCitizen = {
    citizenId: NO_ACCOUNT,
    name: '',
    identityNumber: number.value.number,
  };
  const { uses, total } = await dataUses(services.readPool, person, {
    from,
    before,
    limit: Math.min(limit, LIMIT),
    offset,
  });
  return reply.send({ totalUsages: total, usages: uses.map((use) => usageOf(services, use)) });
}

/** By the number alone: an account's own dossiers without one are told to the account. */
const NO_ACCOUNT = '00000000-0000-0000-0000-000000000000';

const WRONG =
  'X-Road-UserId and userCode (12 or 9 digits) are needed; periodStart and periodEnd are instants, limit and offset whole numbers';

/** Null where nothing was asked for, undefined where it is no instant; a time without a zone is UTC. */
function instantOf(text: string): Instant | null | undefined {
  if (text === '') return null;
  const time = Date.parse(/(Z|[+-]\d\d:\d\d)$/.test(text) ? text : `${text}Z`);
  return Number.isNaN(time) ? undefined : instantFromEpoch(time);
}

const usageOf = ({ directory }: Services, use: DataUse) => ({
  logtime: use.at,
  action: whatWasDone('vi', use),
  receiverCode: use.agency,
  receiverName: whoDid('vi', use, (code) => directory().agencyName(code, 'vi')),
  receiverSystem: 'Một cửa',
});
