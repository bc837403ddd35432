import type { FastifyInstance } from 'fastify';
import { mayOpenDraft } from '#portal/filing/filing.ts';
import { type Visitor, visitorRoute } from '#portal/citizen/visitor.ts';
import { draftOfUpload, readUploadMetadata, UPLOADS } from '#web/resumable-uploads.ts';
import type { Services } from '#web/services.ts';

/** Papers of one's own draft, in parts. The protocol's own headers keep other sites out: they need leave. */
export function uploadRoutes(app: FastifyInstance, services: Services): void {
  // The bytes are the protocol's, read by whoever answers it.
  app.addContentTypeParser('application/offset+octet-stream', (_request, _body, done) => {
    done(null);
  });
  app.route({
    method: 'POST',
    url: UPLOADS,
    handler: visitorRoute(services, (visitor) => {
      const header = visitor.request.headers['upload-metadata'];
      const metadata = readUploadMetadata(Array.isArray(header) ? header[0] : header);
      return pass(visitor, metadata?.draftId ?? null);
    }),
  });
  app.route({
    method: ['HEAD', 'PATCH', 'DELETE'],
    url: `${UPLOADS}/:upload`,
    handler: visitorRoute(services, (visitor) => {
      const { upload = '' } = visitor.request.params as { readonly upload?: string };
      return pass(visitor, draftOfUpload(upload));
    }),
  });
}

async function pass(visitor: Visitor, draftId: string | null): Promise<unknown> {
  const { services, request, reply } = visitor;
  const isProtocol = request.headers['tus-resumable'] !== undefined;
  if (!isProtocol || draftId === null || !(await mayOpenDraft(visitor, draftId))) {
    return reply.code(404).send();
  }
  reply.hijack();
  for (const [name, value] of Object.entries(reply.getHeaders())) {
    if (value !== undefined) reply.raw.setHeader(name, value);
  }
  await services.uploads.handle(request.raw, reply.raw);
  return reply;
}
