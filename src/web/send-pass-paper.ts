import type { FastifyReply } from 'fastify';
import type { KeptPass } from '#store/vaccine-passes.ts';
import type { Services } from '#web/services.ts';

/** The paper of a passport, drawn from what was signed: always the same. */
export async function sendPassPaper(
  reply: FastifyReply,
  { passGrounds }: Pick<Services, 'passGrounds'>,
  pass: KeptPass,
): Promise<unknown> {
  const { renderPass } = await import('#documents/vaccine-pass.ts');
  const { sets } = await passGrounds();
  const bytes = await renderPass(pass.request, pass, sets);
  return reply
    .type('application/pdf')
    .header('cache-control', 'no-store')
    .header('content-disposition', 'inline; filename="ho-chieu-vac-xin.pdf"')
    .send(bytes);
}
