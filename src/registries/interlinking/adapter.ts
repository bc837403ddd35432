import {
  type InterlinkingSource,
  keptUpdate,
  readHistory,
  readUpdateAnswer,
  statusUpdate,
} from '#registries/interlinking/codec.ts';
import type { StatusStep } from '#registries/interlinking/statuses.ts';
import type { CallContext, Gateway } from '#registries/lgsp/gateway.ts';

/** The interlinking software (DVCLT) through its adapter behind the platform (domain.md §9.9). */
export interface Interlinking {
  /** Tells one status. Throws a fault `out-of-order` where it does not follow on what is held. */
  readonly update: (
    step: StatusStep,
    source: InterlinkingSource,
    context: CallContext,
  ) => Promise<void>;
  /** The statuses that it holds of a dossier, in their order; empty where it has none. */
  readonly statusesOf: (code: string, context: CallContext) => Promise<readonly string[]>;
}

const TIMEOUT = 30_000;
const HEADERS = { 'Content-Type': 'application/json' };

/** No source gives the paths, nor a service that is asked (docs/integrations/interlinking.md). */
export const interlinking = (gateway: Gateway): Interlinking => ({
  update: async (step, source, context) => {
    const update = statusUpdate(step, source);
    await gateway.call(
      {
        service: 'capNhatTrangThai',
        path: 'dvclt/capNhatTrangThai',
        headers: HEADERS,
        body: JSON.stringify(update),
        keptBody: keptUpdate(update, source),
        timeout: TIMEOUT,
        read: readUpdateAnswer,
      },
      context,
    );
  },
  statusesOf: async (code, context) =>
    gateway.call(
      {
        service: 'traCuuTrangThai',
        path: 'dvclt/traCuuTrangThai',
        headers: HEADERS,
        body: JSON.stringify({ maHoSo: code }),
        timeout: TIMEOUT,
        read: readHistory,
      },
      context,
    ),
});
