import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import { once } from 'node:events';
import { mulberry32 } from '#catalogue/synthetic-names.ts';
import {
  type PlatformClient,
  type PlatformSimulator,
  simulatePlatform,
} from '#registries/lgsp/simulator.ts';
import { simulateMail } from '#registries/mail/simulator.ts';
import {
  answerFaultily,
  bodyOf,
  type FaultPlan,
  jsonAnswer,
  NO_FAULTS,
  type SimulatedAnswer,
} from '#registries/simulation/faults.ts';
import { createMailbox, type Mailbox, mailboxPage } from '#registries/simulation/mailbox.ts';
import { simulatorPage } from '#registries/simulation/page.ts';
import type { SimulatedPartner } from '#registries/payment/simulator.ts';
import {
  type PopulationOptions,
  type SimulatedPerson,
  simulatePopulation,
} from '#registries/simulation/population.ts';
import {
  type Simulated,
  SIMULATED,
  type SimulatedSystems,
  simulateSystems,
  systemOfPath,
} from '#registries/simulation/systems.ts';
import type { SimulatedSystem } from '#registries/simulation/simulated-system.ts';
import {
  type RemoteSigningClient,
  type RemoteSigningSystem,
  simulateRemoteSigning,
} from '#registries/remote-signing/simulator.ts';
import { simulateSms } from '#registries/sms/simulator.ts';
import { simulateZalo } from '#registries/zalo/simulator.ts';

export interface SimulatorOptions extends PopulationOptions, PlatformClient, RemoteSigningClient {
  readonly host: string;
  /**
   * The platform's port; on the next one faults are ordered and messages to people shown, on the one
   * above it stands the mail server.
   */
  readonly port: number;
  /** The partner of the payment platform; its payers' pages stand on the control's port. */
  readonly payment: Omit<SimulatedPartner, 'pages'>;
}

/**
 * Starts the simulators: the platform with the systems behind it on one port, and the providers of
 * messages beside it; their control on the next, a mail server on the third. They keep everything in memory and forget it when they end.
 */
export async function startSimulators(options: SimulatorOptions): Promise<() => Promise<void>> {
  const people = simulatePopulation(options);
  const mailbox = createMailbox();
  const simulation: Simulation = {
    people,
    platform: simulatePlatform(options),
    systems: simulateSystems(people, { ...options.payment, pages: pagesOf(options) }),
    mailbox,
    providers: { sms: simulateSms(mailbox), zalo: simulateZalo(mailbox) },
    remoteSigning: simulateRemoteSigning(options),
    token: options.clientSecret,
    plans: new Map(SIMULATED.map((name) => [name, NO_FAULTS])),
    random: mulberry32(options.seed),
    received: [],
  };
  const servers = [
    await listen((...of) => serve(simulation, ...of), options.port, options.host),
    await listen((...of) => control(simulation, ...of), options.port + 1, options.host),
  ];
  const stopMail = await simulateMail({
    ...options,
    port: options.port + 2,
    mailbox,
    plan: () => planOf(simulation, 'mail'),
    random: simulation.random,
  });
  return async () => {
    await stopMail();
    for (const server of servers) {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    }
  };
}

const PAGES = 'thanh-toan';
const pagesOf = ({ port }: SimulatorOptions): string => `http://localhost:${port + 1}/${PAGES}`;

interface Simulation {
  readonly people: readonly SimulatedPerson[];
  readonly platform: PlatformSimulator;
  readonly systems: SimulatedSystems;
  /** What simulated people were sent. */
  readonly mailbox: Mailbox;
  /** They stand beside the platform and know the province by a token of their own. */
  readonly providers: Readonly<Record<'sms' | 'zalo', SimulatedSystem>>;
  readonly token: string;
  /** Stands beside the platform too, with tokens of its own. */
  readonly remoteSigning: RemoteSigningSystem;
  /** How each system is told to misbehave. */
  readonly plans: Map<string, FaultPlan>;
  readonly random: () => number;
  /** The last requests that came, whatever became of them. */
  readonly received: ReceivedRequest[];
}

/** A request as it came over the wire. */
export interface ReceivedRequest {
  readonly system: Simulated;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

const planOf = ({ plans }: Simulation, system: Simulated): FaultPlan =>
  plans.get(system) ?? NO_FAULTS;

/** The platform: a token first, then whatever stands behind it. */
async function serve(
  simulation: Simulation,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { platform, systems, random, providers, token, received, remoteSigning } = simulation;
  const body = await bodyOf(request);
  const url = new URL(request.url ?? '/', 'http://simulator');
  const path = url.pathname.slice(1);
  const provider = PROVIDERS.find((name) => path.startsWith(`${name}/`));
  const system = systemOfPath(path);
  const isSigning = path.startsWith(`${REMOTE_SIGNING}/`);
  received.push({
    system: provider ?? system ?? (isSigning ? REMOTE_SIGNING : 'lgsp'),
    path,
    query: Object.fromEntries(url.searchParams),
    headers: request.headers,
    body: body.slice(0, LONGEST_KEPT),
  });
  if (received.length > MOST_KEPT) received.shift();
  if (provider !== undefined) {
    if (request.headers.authorization !== `Bearer ${token}`) return send(response, STRANGER);
    const plan = planOf(simulation, provider);
    const { headers } = request;
    const message = { path, query: url.searchParams, headers, body, plan, random };
    const answer = () => providers[provider](message) ?? NOT_FOUND;
    return answerFaultily(response, plan, random, answer);
  }
  if (isSigning) {
    const plan = planOf(simulation, REMOTE_SIGNING);
    const below = path.slice(REMOTE_SIGNING.length + 1);
    const { headers } = request;
    const asked = { path: below, query: url.searchParams, headers, body, plan, random };
    const answer = (await remoteSigning.answer(asked)) ?? NOT_FOUND;
    return answerFaultily(response, plan, random, () => answer);
  }
  if (planOf(simulation, 'lgsp').isOut) return void response.destroy();
  if (path === 'token') {
    const answer = () => platform.token(request.headers.authorization, body);
    return answerFaultily(response, planOf(simulation, 'lgsp'), random, answer);
  }
  if (system === null) return send(response, NOT_FOUND);
  if (!platform.accepts(addressOf(request), request.headers)) {
    return send(response, STRANGER);
  }
  const plan = planOf(simulation, system);
  const { headers } = request;
  const asked = { path, query: url.searchParams, headers, body, plan, random };
  await answerFaultily(response, plan, random, () => systems.answers[system](asked) ?? NOT_FOUND);
}

const MOST_KEPT = 200;
const LONGEST_KEPT = 50_000;

/** The address that was called, as whoever signs a call wrote it. */
const addressOf = ({ headers, url }: IncomingMessage): string =>
  `http://${headers.host ?? ''}${url ?? ''}`;

/** The control: what the systems hold, and how they are to misbehave from now on. */
async function control(
  simulation: Simulation,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { people, platform, systems, plans, mailbox, random, received, remoteSigning } = simulation;
  const url = new URL(request.url ?? '/', 'http://simulator');
  const path = url.pathname.slice(1);
  const body = request.method === 'POST' ? await bodyOf(request) : null;
  if (path.startsWith(`${PAGES}/`)) {
    const how = { plan: planOf(simulation, 'payment'), random };
    return send(response, systems.visit(path.slice(PAGES.length + 1), body, how) ?? NOT_FOUND);
  }
  const system = /^control\/([a-z-]+)$/.exec(path)?.[1];
  if (body !== null && system !== undefined && plans.has(system)) {
    const change = JSON.parse(body) as Partial<FaultPlan>;
    plans.set(system, { ...NO_FAULTS, ...change });
    return send(response, jsonAnswer(plans.get(system)));
  }
  if (body !== null && path === 'forget') {
    platform.endTokens();
    remoteSigning.endTokens();
    systems.endSessions();
    return send(response, jsonAnswer({}));
  }
  if (path === 'hop-thu' || path === 'hop-thu.json')
    return send(response, mailboxPage(mailbox, url));
  if (path === 'signing-trust') return send(response, jsonAnswer(await remoteSigning.trust()));
  const alter = systems.alterations[path];
  if (body !== null && alter !== undefined) {
    const isDone = alter(JSON.parse(body));
    return send(response, jsonAnswer({ isDone }, isDone ? 200 : 404));
  }
  if (path === 'received') return send(response, jsonAnswer(received));
  const event = systems.events[path];
  if (body !== null && event !== undefined) return send(response, jsonAnswer(event(body)));
  const holding = systems.holdings[path];
  if (holding !== undefined) return send(response, jsonAnswer(holding()));
  return send(response, simulatorPage(people.slice(0, ON_PAGE), plans));
}

const ON_PAGE = 20;

const PROVIDERS = ['sms', 'zalo'] as const;
const REMOTE_SIGNING = 'remote-signing';

const STRANGER: SimulatedAnswer = jsonAnswer({ error: 'invalid_token' }, 401);
const NOT_FOUND: SimulatedAnswer = jsonAnswer({ error: 'not found' }, 404);

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
