import type { IncomingHttpHeaders } from 'node:http';
import type { FaultPlan, SimulatedAnswer } from '#registries/simulation/faults.ts';

/** A request as it came to a simulated system. */
export interface SimulatedRequest {
  /** Below the platform's address, without its query. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  /** How the system is to misbehave now. */
  readonly plan: FaultPlan;
  readonly random: () => number;
}

/** Answers the requests to one system; null where it has no such service. */
export type SimulatedSystem = (request: SimulatedRequest) => SimulatedAnswer | null;
