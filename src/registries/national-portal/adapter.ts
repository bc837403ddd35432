import type { HttpAnswer } from '#registries/call-http.ts';
import type { CallContext, Gateway } from '#registries/lgsp/gateway.ts';
import type { PortalDossier, PortalProgress } from '#registries/national-portal/codec.ts';
import {
  isObject,
  type JsonObject,
  objectsOf,
  readJsonAnswer,
  textOf,
} from '#registries/read-answer.ts';
import { RegistryFault } from '#registries/registry-fault.ts';

/** The national public-service portal (Cổng DVCQG) through its adapter behind the platform. */
export interface NationalPortal {
  /** DongBoHoSoMC: a dossier that is new to the portal, or how one that it has stands now. */
  readonly syncDossier: (
    dossier: PortalDossier,
    isUpdating: boolean,
    context: CallContext,
  ) => Promise<void>;
  /** CapNhatTienDoHoSoMC: lines of progress, in their order. */
  readonly addProgress: (lines: readonly PortalProgress[], context: CallContext) => Promise<void>;
  /** TraCuuHoSo: what the portal has of a dossier, or null where it has none. */
  readonly find: (code: string, context: CallContext) => Promise<PortalRecord | null>;
}

/** A dossier as the portal holds it, as far as a comparison needs it. */
export interface PortalRecord {
  readonly code: string;
  readonly status: string;
  readonly due: string;
  /** MaTTHC and NgayTiepNhan: by which another dossier of the same code is told apart. */
  readonly procedure: string;
  readonly receivedAt: string;
  /** Each line as `ThoiDiemXuLy TrangThai NoiDungXuLy`. */
  readonly progress: ReadonlySet<string>;
  /** The same lines in the order in which the portal has them, doubles too. */
  readonly lines: readonly string[];
}

/** A line of progress by what tells it from others. */
export const progressKey = (
  line: Pick<PortalProgress, 'ThoiDiemXuLy' | 'TrangThai' | 'NoiDungXuLy'>,
): string => `${line.ThoiDiemXuLy} ${line.TrangThai} ${line.NoiDungXuLy}`;

export interface PortalAccount {
  readonly username: string;
  readonly password: string;
  /** Code of the portal at the adapter, sent as the header `dstcode`. */
  readonly destination: string;
  /** Code of the province's unit (`madonvi`). */
  readonly unit: string;
}

const TIMEOUT = 30_000;
const JSON_TYPE = { 'Content-Type': 'application/json' };
const OK = '0';
/** The session is not known (any more); no source gives the code (docs/integrations). */
const SESSION_ENDED = '-1';

export function nationalPortal(gateway: Gateway, account: PortalAccount): NationalPortal {
  let session: Promise<string> | null = null;
  const signIn = async (context: CallContext): Promise<string> =>
    gateway.call(
      {
        service: 'login',
        path: 'dvcqg/login',
        headers: { ...JSON_TYPE, dstcode: account.destination },
        body: JSON.stringify({ username: account.username, password: account.password }),
        timeout: TIMEOUT,
        keptBody: JSON.stringify({ username: account.username }),
        isSecretAnswer: true,
        read: readSession,
      },
      context,
    );
  const currentSession = (context: CallContext): Promise<string> => {
    session ??= signIn(context).catch((fault: unknown) => {
      session = null;
      throw fault;
    });
    return session;
  };
  const once = async (
    service: string,
    payload: JsonObject,
    context: CallContext,
  ): Promise<JsonObject> => {
    const held = await currentSession(context);
    const own = { madonvi: account.unit, service, ...payload };
    return gateway.call(
      {
        service,
        path: 'dvcqg/call',
        headers: JSON_TYPE,
        body: JSON.stringify({ session: held, ...own }),
        keptBody: JSON.stringify(own),
        timeout: TIMEOUT,
        read: readCall,
      },
      context,
    );
  };
  const call = async (
    service: string,
    payload: JsonObject,
    context: CallContext,
  ): Promise<JsonObject> => {
    const answer = await once(service, payload, context);
    if (textOf(answer, 'error_code') === OK) return answer;
    session = null;
    const again = await once(service, payload, context);
    if (textOf(again, 'error_code') === OK) return again;
    throw new RegistryFault('no-token', 'a session just begun is not known');
  };
  return {
    syncDossier: async (dossier, isUpdating, context) => {
      const payload = { isUpdating: isUpdating ? 'True' : 'False', data: [dossier] };
      await call('DongBoHoSoMC', payload, context);
    },
    addProgress: async (lines, context) => {
      if (lines.length > 0) await call('CapNhatTienDoHoSoMC', { data: lines }, context);
    },
    find: async (code, context) => {
      const answer = await call('TraCuuHoSo', { MaHoSo: code }, context);
      const result = answer['result'];
      return isObject(result) ? recordOf(result) : null;
    },
  };
}

/** The answer to a call; of errors only the end of the session is one that may be mended at once. */
function readCall(answer: HttpAnswer): JsonObject {
  const json = readJsonAnswer(answer);
  const code = textOf(json, 'error_code');
  if (code === OK || code === SESSION_ENDED) return json;
  throw new RegistryFault('refused', `${code} ${textOf(json, 'message')}`.trim(), answer);
}

function readSession(answer: HttpAnswer): string {
  const json = readJsonAnswer(answer);
  const session = textOf(json, 'session');
  if (textOf(json, 'error_code') !== OK || session === '') {
    throw new RegistryFault('no-token', textOf(json, 'message') || 'no session', answer);
  }
  return session;
}

function recordOf(json: JsonObject): PortalRecord {
  const lines = objectsOf(json, 'TienDo').map((line) =>
    ['ThoiDiemXuLy', 'TrangThai', 'NoiDungXuLy'].map((member) => textOf(line, member)).join(' '),
  );
  return {
    code: textOf(json, 'MaHoSo'),
    status: textOf(json, 'TrangThaiHoSo'),
    due: textOf(json, 'NgayHenTra'),
    procedure: textOf(json, 'MaTTHC'),
    receivedAt: textOf(json, 'NgayTiepNhan'),
    progress: new Set(lines),
    lines,
  };
}
