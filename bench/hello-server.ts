/** A bare page of the same framework, for `portal` to be held against; on a port of its own, or beside others on one. */
import fastify from 'fastify';

const app = fastify({ logger: false });
app.get('/', async (_request, reply) => reply.type('text/html; charset=utf-8').send('hello'));
const [port = '0'] = process.argv.slice(2);
const shared = { port: Number(port), host: '127.0.0.1', reusePort: true };
await app.listen(shared);
const address = app.server.address();
process.send?.(typeof address === 'object' ? address?.port : null);
process.on('disconnect', () => process.exit(0));
