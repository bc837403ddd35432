import { collectDefaultMetrics, Counter, Histogram, Registry } from 'prom-client';
import type { Party } from '#dossier/deliveries.ts';
import type { CallRecord } from '#registries/lgsp/gateway.ts';
import { kindOf } from '#store/command-spans.ts';
import type { RunCommand } from '#store/run-command.ts';

/** What this process counts while it works, as Prometheus reads it. No label is anybody's data. */
export interface Metrics {
  readonly registry: Registry;
  /** A call to an outside system ended. */
  readonly noteCall: (
    party: Party,
    call: Pick<CallRecord, 'service' | 'outcome' | 'milliseconds'>,
  ) => void;
  /** A request was answered; `route` is the pattern, never the path that was asked for. */
  readonly noteRequest: (request: {
    readonly method: string;
    readonly route: string;
    readonly status: number;
    readonly milliseconds: number;
  }) => void;
  /** The same shell, its outcomes counted. */
  readonly counting: (run: RunCommand) => RunCommand;
}

/** Seconds; calls may take as long as their deadlines, pages should not. */
const CALL_BUCKETS = [0.05, 0.1, 0.25, 0.5, 1, 3, 10, 30, 60];
const REQUEST_BUCKETS = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 3, 10];

export interface MetricsOptions {
  /** Of the figures of Node itself, which cannot be added up over processes. */
  readonly prefix: string;
  /** The number of a process that shows pages; 0 for one that shows none. */
  readonly process: number;
}

export function createMetrics({ prefix, process: number }: MetricsOptions): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry, prefix });
  const calls = new Histogram({
    name: 'mot_cua_call_seconds',
    help: 'Calls to outside systems, by party, service and outcome',
    labelNames: ['party', 'service', 'outcome'],
    buckets: CALL_BUCKETS,
    registers,
  });
  const requests = new Histogram({
    name: 'mot_cua_http_request_seconds',
    help: 'Requests to the web server, by route and class of status',
    labelNames: ['method', 'route', 'status'],
    buckets: REQUEST_BUCKETS,
    registers,
  });
  const answered = new Counter({
    name: 'mot_cua_answered_total',
    help: 'Requests that each process which shows pages answered; 1 is the first',
    labelNames: ['process'],
    registers,
  });
  const commands = new Counter({
    name: 'mot_cua_commands_total',
    help: 'Commands to the core: done, repeated, failed, or the code of the refusal',
    labelNames: ['command', 'outcome'],
    registers,
  });
  return {
    registry,
    noteCall: (party, { service, outcome, milliseconds }) =>
      calls.observe({ party, service, outcome }, milliseconds / 1000),
    noteRequest: ({ method, route, status, milliseconds }) => {
      requests.observe(
        { method, route, status: `${Math.floor(status / 100)}xx` },
        milliseconds / 1000,
      );
      answered.inc({ process: number });
    },
    counting: (run) => async (job) => {
      const command = kindOf(job);
      try {
        const outcome = await run(job);
        const done = outcome.ok && outcome.repeated ? 'repeated' : 'done';
        commands.inc({ command, outcome: outcome.ok ? done : outcome.refusal.code });
        return outcome;
      } catch (fault) {
        commands.inc({ command, outcome: 'failed' });
        throw fault;
      }
    },
  };
}
