import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import { mulberry32 } from '#catalogue/synthetic-names.ts';
import { type PlatformClient, simulatePlatform } from '#registries/lgsp/simulator.ts';
import { simulateNationalPopulation } from '#registries/national-population/simulator.ts';
import { simulateNationalPortal } from '#registries/national-portal/simulator.ts';
import {
  answerFaultily,
  bodyOf,
  type FaultPlan,
  jsonAnswer,
  NO_FAULTS,
  type SimulatedAnswer,
} from '#registries/simulation/faults.ts';
import { type PopulationOptions, simulatePopulation } from '#registries/simulation/population.ts';
import { simulatorPage } from '#registries/simulation/page.ts';

export interface SimulatorOptions extends PopulationOptions, PlatformClient {
  readonly host: string;
  /** The platform's port; the port above it is the one by which faults are ordered. */
  readonly port: number;
}

/** The systems that can be told to misbehave, each by itself. */
export const SIMULATED = ['lgsp', 'national-population', 'national-portal'] as const;
export type Simulated = (typeof SIMULATED)[number];

/**
 * Starts the simulators: the platform with the systems behind it on one port, their control on the
 * next. They keep everything in memory and forget it when they end.
 */
export async function startSimulators(options: SimulatorOptions): Promise<() => Promise<void>> {
  const people = simulatePopulation(options);
  const platform = simulatePlatform(options);
  const population = simulateNationalPopulation(people);
  const portal = simulateNationalPortal();
  const plans = new Map<string, FaultPlan>(SIMULATED.map((name) => [name, NO_FAULTS]));
  const random = mulberry32(options.seed);
  const services: Readonly<
    Record<string, readonly [Simulated, (body: string) => SimulatedAnswer] | undefined>
  > = {
    '/csdldc': ['national-population', population.answer],
    '/dvcqg/login': ['national-portal', portal.login],
    '/dvcqg/call': ['national-portal', portal.call],
  };
  const planOf = (system: Simulated): FaultPlan => plans.get(system) ?? NO_FAULTS;
  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await bodyOf(request);
    const path = request.url ?? '';
    const service = services[path];
    if (planOf('lgsp').isOut) return void response.destroy();
    if (path === '/token') {
      const answer = () => platform.token(request.headers.authorization, body);
      return answerFaultily(response, planOf('lgsp'), random, answer);
    }
    if (service === undefined) return send(response, jsonAnswer({ error: 'not found' }, 404));
    if (!platform.accepts(request.headers.authorization)) {
      return send(response, jsonAnswer({ error: 'invalid_token' }, 401));
    }
    const [system, act] = service;
    return answerFaultily(response, planOf(system), random, () => act(body));
  };
  const control = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const path = request.url ?? '/';
    const system = /^\/control\/([a-z-]+)$/.exec(path)?.[1];
    if (request.method === 'POST' && system !== undefined && plans.has(system)) {
      const change = JSON.parse(await bodyOf(request)) as Partial<FaultPlan>;
      plans.set(system, { ...NO_FAULTS, ...change });
      return send(response, jsonAnswer(plans.get(system)));
    }
    if (path === '/held') {
      return send(response, jsonAnswer(Object.fromEntries(portal.held)));
    }
    if (path === '/queries') return send(response, jsonAnswer(population.log));
    if (path === '/people') return send(response, jsonAnswer(people.slice(0, 200)));
    if (request.method === 'POST' && path === '/forget') {
      platform.endTokens();
      portal.endSessions();
      return send(response, jsonAnswer({}));
    }
    return send(response, simulatorPage(people.slice(0, 20), plans));
  };
  const servers = [
    await listen(serve, options.port, options.host),
    await listen(control, options.port + 1, options.host),
  ];
  return async () => {
    for (const server of servers) {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    }
  };
}

type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

async function listen(handler: Handler, port: number, host: string): Promise<Server> {
  const server = createServer((request, response) => {
    handler(request, response).catch((fault: unknown) => {
      // A message that cannot be read is answered as a careless server would.
      send(response, jsonAnswer({ error: String(fault) }, 500));
    });
  });
  server.listen(port, host);
  await once(server, 'listening');
  return server;
}

function send(response: ServerResponse, { status, type, text }: SimulatedAnswer): void {
  if (response.headersSent) return void response.destroy();
  response.writeHead(status, { 'Content-Type': type });
  response.end(text);
}
