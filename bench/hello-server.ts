/** A bare page of the same framework, for `portal` to be held against. */
import fastify from 'fastify';

const app = fastify({ logger: false });
app.get('/', async (_request, reply) => reply.type('text/html; charset=utf-8').send('hello'));
await app.listen({ port: 0, host: '127.0.0.1' });
const address = app.server.address();
process.send?.(typeof address === 'object' ? address?.port : null);
process.on('disconnect', () => process.exit(0));
