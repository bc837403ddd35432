/**
 * What a form page would cost if nothing were made of what is read: the same framework reads the same
 * session and draft of the same database, and answers a page that was made before. For `portal`.
 */
import cookie from '@fastify/cookie';
import fastify from 'fastify';
import { CITIZEN_COOKIE } from '#portal/citizen/visitor.ts';
import { draftPath } from '#portal/filing/paths.ts';
import { createPool } from '#store/connection.ts';
import { createCitizenSessions } from '#web/citizen-session.ts';

const [port = '0', url = '', page = ''] = process.argv.slice(2);
const bytes = Buffer.from(page);
const onFault = (fault: Error): never => {
  throw fault;
};
const pool = createPool({ url, role: 'mot_cua_app', max: 10, applicationName: 'floor', onFault });
const sessions = createCitizenSessions(pool, 'nothing here is ever sent back');

const app = fastify({ logger: false });
await app.register(cookie);
app.get<{ Params: { id: string } }>(draftPath(':id', ':page'), async (request, reply) => {
  const token = request.cookies[CITIZEN_COOKIE] ?? '';
  const found = await sessions.findWithDraft(token, Date.now(), request.params.id);
  if ((found?.draft ?? null) === null) return reply.code(404).send();
  return reply.type('text/html; charset=utf-8').send(bytes);
});
const shared = { port: Number(port), host: '127.0.0.1', reusePort: true };
await app.listen(shared);
const address = app.server.address();
process.send?.(typeof address === 'object' ? address?.port : null);
process.on('disconnect', () => process.exit(0));
