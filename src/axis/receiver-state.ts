import type { RequestKind, StatusCode } from '#axis/axis-document.ts';
import { err, ok, type Result } from '#kernel/result.ts';

/** How far a receiver is with a document. */
export type Handling =
  | 'sent'
  | 'arrived'
  | 'refused'
  | 'registered'
  | 'assigned'
  | 'in-progress'
  | 'completed'
  | 'recalled';

export interface ReceiverState {
  readonly handling: Handling;
  /** What the sender asked for and the receiver has not answered yet; null for nothing. */
  readonly request: RequestKind | null;
}

export const SENT: ReceiverState = { handling: 'sent', request: null };

/** Why a status changes nothing: it was told before, or it cannot follow what is there. */
export type StatusRefusal = 'repeated' | 'out-of-order';

/** What may follow each; a receiver may leave out steps that its office does not have. */
const FOLLOWS: Readonly<Record<Handling, readonly Handling[]>> = {
  sent: ['arrived', 'refused', 'registered'],
  arrived: ['refused', 'registered'],
  refused: [],
  registered: ['assigned', 'in-progress', 'completed'],
  assigned: ['in-progress', 'completed'],
  'in-progress': ['completed'],
  completed: [],
  recalled: [],
};

const HANDLING: Readonly<Partial<Record<StatusCode, Handling>>> = {
  '01': 'arrived',
  '02': 'refused',
  '03': 'registered',
  '04': 'assigned',
  '05': 'in-progress',
  '06': 'completed',
};

/**
 * The state after a status. 13 asks for a document back; 15 and 16 answer whatever is asked for. No source
 * gives the order: it is read out of the names of the codes, and to be confirmed.
 */
export function afterStatus(
  state: ReceiverState,
  code: StatusCode,
): Result<ReceiverState, StatusRefusal> {
  switch (code) {
    case '13':
      return afterRequest(state, 'recall');
    case '15':
      return state.request === null ? err('out-of-order') : ok(granted(state.request));
    case '16':
      return state.request === null ? err('out-of-order') : ok({ ...state, request: null });
    case '01':
    case '02':
    case '03':
    case '04':
    case '05':
    case '06': {
      const handling = HANDLING[code] ?? state.handling;
      if (handling === state.handling) return err('repeated');
      const mayFollow = FOLLOWS[state.handling].includes(handling);
      return mayFollow ? ok({ ...state, handling }) : err('out-of-order');
    }
  }
}

/** A document that was changed is registered anew by its receiver. */
const granted = (request: RequestKind): ReceiverState =>
  request === 'recall'
    ? { handling: 'recalled', request: null }
    : { handling: 'arrived', request: null };

/** The state after its sender wants something: of what was refused or is back there is nothing to want. */
export function afterRequest(
  state: ReceiverState,
  request: RequestKind,
): Result<ReceiverState, StatusRefusal> {
  if (state.request !== null) return err(state.request === request ? 'repeated' : 'out-of-order');
  const isOver = state.handling === 'refused' || state.handling === 'recalled';
  return isOver ? err('out-of-order') : ok({ ...state, request });
}

/** The codes that a receiver may tell next. */
export const nextCodes = (state: ReceiverState): readonly StatusCode[] =>
  RECEIVER_CODES.filter((code) => afterStatus(state, code).ok);

const RECEIVER_CODES: readonly StatusCode[] = ['01', '02', '03', '04', '05', '06', '15', '16'];
