import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { changePayment } from '#store/change-payment.ts';
import { type ExchangeCall, keepCall } from '#store/exchange-calls.ts';
import { type Payment, paymentByReference } from '#store/payments.ts';
import { settlePayment } from '#store/settle-payment.ts';
import { NO_DOSSIER } from '#store/write-batch.ts';
import type { Services } from '#web/services.ts';

type Platform = NonNullable<NonNullable<Services['registries']>['payment']>;
type Reply = Parameters<Platform['answerCallBack']>[0];

/**
 * The payment platform tells us here what became of a payment. It is believed by its authentication
 * code alone; told twice of the same it is answered the same and nothing is done twice. Where the
 * database is away it gets no answer, and our own asking finds out.
 */
export function paymentCallBackRoutes(app: FastifyInstance, services: Services): void {
  app.post('/trao-doi/thanh-toan', async (request, reply) => {
    const platform = services.registries?.payment ?? null;
    if (platform === null) return reply.code(404).send();
    return take(services, platform, request, reply);
  });
}

const STATUSES: Readonly<Record<Reply, number>> = {
  taken: 200,
  unreadable: 400,
  forged: 403,
  'unknown-reference': 404,
};

async function take(
  services: Services,
  platform: Platform,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const started = performance.now();
  const { body } = request;
  const said = platform.readCallBack(body);
  const isRead = said.kind === 'paid' || said.kind === 'failed';
  const payment = isRead ? await paymentByReference(services.pool, said.reference) : null;
  const outcome: Reply = !isRead ? said.kind : payment === null ? 'unknown-reference' : 'taken';
  if (payment !== null) await settle(services, payment, said);
  const answer = platform.answerCallBack(outcome, body);
  await keepCall(services.pool, {
    ...aboutCall(payment),
    at: services.now(),
    milliseconds: Math.round(performance.now() - started),
    outcome: outcome === 'taken' ? 'answered' : 'refused',
    status: STATUSES[outcome],
    faultCode: null,
    fault: outcome === 'taken' ? null : outcome,
    // Anybody may send us anything here: of what is not genuine only so much is kept.
    request: platform.keptCallBack(body).slice(0, outcome === 'taken' ? undefined : MOST_OF_FORGED),
    response: platform.keptCallBack(answer),
  });
  return reply.code(STATUSES[outcome]).send(answer);
}

const MOST_OF_FORGED = 1000;

async function settle(
  services: Services,
  payment: Payment,
  said: ReturnType<Platform['readCallBack']>,
): Promise<void> {
  const at = services.now();
  if (said.kind === 'paid') {
    const { money } = said;
    const received = { ...money, at: money.at ?? at, heardFrom: 'call-back' } as const;
    await settlePayment(services, payment, received, null);
  } else if (said.kind === 'failed') {
    const change = { act: 'payment-failed', note: said.note } as const;
    await changePayment(services.pool, payment, change, { officer: null, at });
  }
}

type About = Pick<
  ExchangeCall,
  'dossierId' | 'party' | 'service' | 'subject' | 'agency' | 'purpose' | 'procedureCode' | 'person'
>;

const aboutCall = (payment: Payment | null): About => ({
  dossierId: payment?.dossierId ?? NO_DOSSIER,
  party: 'payment',
  service: 'CONFIRM',
  subject: 'system',
  agency: payment?.agency ?? '',
  purpose: 'Kết quả thanh toán (bên kia gọi đến)',
  procedureCode: null,
  person: null,
});
