import type { FastifyInstance } from 'fastify';
import { assistantRoute } from '#portal/assist/assistant-route.ts';
import { beginForAnother } from '#portal/assist/begin.ts';
import { showFiled } from '#portal/assist/filed-page.ts';
import { showAssistHome } from '#portal/assist/home-page.ts';
import { ASSIST, assistedPath } from '#portal/assist/paths.ts';
import type { Services } from '#web/services.ts';

/**
 * For the teams of hamlets: somebody with an account of their own prepares a dossier for another, who
 * confirms it (`filing/confirm.ts`). Between the two it is a draft like any other.
 */
export function assistRoutes(app: FastifyInstance, services: Services): void {
  app.get(ASSIST, assistantRoute(services, showAssistHome));
  app.post(ASSIST, assistantRoute(services, beginForAnother));
  app.get(assistedPath(':id'), assistantRoute(services, showFiled));
}
