import compress from '@fastify/compress';
import cookie from '@fastify/cookie';
import formbody from '@fastify/formbody';
import multipart from '@fastify/multipart';
import rateLimit from '@fastify/rate-limit';
import fastify, { type FastifyInstance } from 'fastify';
import { languageCode } from '#kernel/bilingual.ts';
import { publicCatalogueRoutes } from '#portal/catalogue/routes.ts';
import { contactRoutes } from '#portal/contact/routes.ts';
import { exchangeRoutes } from '#portal/exchange/routes.ts';
import { feedbackRoutes } from '#portal/feedback/routes.ts';
import { devRoutes } from '#portal/dev/routes.ts';
import { citizenRoutes } from '#portal/citizen/routes.ts';
import { visitorKey } from '#portal/citizen/visitor.ts';
import { appointmentRoutes } from '#portal/appointments/routes.ts';
import { homeRoutes } from '#portal/home/routes.ts';
import { kioskRoutes } from '#portal/kiosk/routes.ts';
import { sharingRoutes } from '#portal/sharing/routes.ts';
import { statisticsRoutes } from '#portal/statistics/routes.ts';
import { vaccinePassRoutes } from '#portal/vaccine-pass/routes.ts';
import { verificationRoutes } from '#portal/verification/routes.ts';
import { trackingRoutes } from '#portal/tracking/routes.ts';
import { wallRoutes } from '#portal/wall/routes.ts';
import type { Configuration } from '#host/config.ts';
import type { OpenIdentity } from '#host/identity/open-identity.ts';
import { makeNameIndexes } from '#host/make-name-indexes.ts';
import type { Metrics } from '#host/metrics.ts';
import { type AllMetrics, metricsRoute } from '#host/metrics-route.ts';
import { observeRequests } from '#host/observe-requests.ts';
import { securityHeaders } from '#web/security-headers.ts';
import { assetRoutes } from '#web/asset-routes.ts';
import { LANGUAGE_COOKIE, languageAsked } from '#web/language.ts';
import { answerFaults } from '#web/on-error.ts';
import { readableUrl } from '#web/readable-url.ts';
import type { Services } from '#web/services.ts';
import { signInRoutes } from '#web/sign-in.ts';
import { workbench } from '#workbench/workbench.ts';

export interface WebServerOptions {
  readonly services: Services;
  readonly configuration: Pick<Configuration, 'trustProxy' | 'observation'>;
  readonly identity: OpenIdentity;
  readonly metrics: Metrics;
  readonly allMetrics: AllMetrics;
}

const YEAR_SECONDS = 365 * 24 * 3600;
/** Largest form without files. */
const BODY_LIMIT = 256 * 1024;

/** The web server: its defences, then the pages of citizens and of officers. */
export async function createWebServer(options: WebServerOptions): Promise<FastifyInstance> {
  const { services, identity } = options;
  const { trustProxy, observation } = options.configuration;
  const issuers = [identity.staff, identity.citizens].flatMap((one) => one?.issuer ?? []);
  const app = fastify({
    logger: false,
    trustProxy,
    bodyLimit: BODY_LIMIT,
    rewriteUrl: readableUrl,
    routerOptions: { maxParamLength: 200 },
  });
  observeRequests(app, options.metrics);
  const leaveOff = makeNameIndexes();
  app.addHook('onClose', async () => leaveOff());
  const headers = securityHeaders(services.publicUrl, issuers);
  await app.register(compress, {
    threshold: 1024,
    encodings: ['gzip', 'identity'],
    // A quarter less work than the usual 6 for a thirtieth more bytes.
    zlibOptions: { level: 4 },
  });
  await app.register(cookie, { secret: services.formKey });
  await app.register(formbody, { bodyLimit: BODY_LIMIT });
  await app.register(multipart);
  app.addHook('onRequest', (request, reply, done) => {
    reply.headers(headers);
    const asked = languageAsked(request, services.furtherLanguages);
    if (asked !== null) {
      const code = languageCode(asked);
      reply.setCookie(LANGUAGE_COOKIE, code, { path: '/', maxAge: YEAR_SECONDS, sameSite: 'lax' });
    }
    done();
  });
  answerFaults(app, services);
  assetRoutes(app);
  app.get('/suc-khoe', async () => ({
    ok: (await services.pool.query('select 1')).rowCount === 1,
  }));
  metricsRoute(app, options.allMetrics, { token: observation.metricsToken, trustProxy });
  await app.register(async (strangers) => {
    await strangers.register(rateLimit, { max: 120, timeWindow: '1 minute' });
    homeRoutes(strangers, services);
    trackingRoutes(strangers, services);
    feedbackRoutes(strangers, services);
    verificationRoutes(strangers, services);
    vaccinePassRoutes(strangers, services);
    sharingRoutes(strangers, services);
    signInRoutes(strangers, services);
    if (services.development !== null) devRoutes(strangers, services, services.development);
  });
  // One reads and types more here than elsewhere, and displays ask often; nothing secret can be guessed.
  await app.register(async (readers) => {
    await readers.register(rateLimit, { max: 1200, timeWindow: '1 minute' });
    publicCatalogueRoutes(readers, services);
    statisticsRoutes(readers, services);
    contactRoutes(readers, services);
    exchangeRoutes(readers, services);
    kioskRoutes(readers, services);
    wallRoutes(readers, services);
    appointmentRoutes(readers, services);
  });
  // A whole office may be behind one address, each of them signed in with a form to fill in.
  await app.register(async (citizens) => {
    await citizens.register(rateLimit, {
      max: 1200,
      timeWindow: '1 minute',
      keyGenerator: visitorKey,
    });
    citizenRoutes(citizens, services);
  });
  await app.register(async (officers) => workbench(officers, services));
  return app;
}
