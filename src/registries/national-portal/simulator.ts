import { alterHeld } from '#registries/national-portal/alter-held.ts';
import { isObject, type JsonObject, objectsOf, textOf } from '#registries/read-answer.ts';
import { jsonAnswer, type SimulatedAnswer } from '#registries/simulation/faults.ts';
import type { SimulatedSystem } from '#registries/simulation/simulated-system.ts';

/** What the simulated portal holds of one dossier. */
export interface HeldDossier {
  readonly dossier: JsonObject;
  /** Lines of progress in the order in which they came, doubles too. */
  readonly progress: readonly JsonObject[];
}

export interface PortalSimulator {
  readonly answer: SimulatedSystem;
  readonly held: ReadonlyMap<string, HeldDossier>;
  /** Makes something of it wrong, for who tries out how it is found (`alterHeld`). */
  readonly alter: (order: unknown) => boolean;
  /** Forgets every session, as a restart of the portal's adapter would. */
  readonly endSessions: () => void;
}

/**
 * The national portal's adapter, as two production systems talk to it (data/dvcqg-sync.json). Like
 * them it takes whatever it is sent: a dossier that is sent as new twice is refused, a line of
 * progress that is sent twice stands twice.
 */
export function simulateNationalPortal(): PortalSimulator {
  const sessions = new Set<string>();
  const held = new Map<string, HeldDossier>();
  let count = 0;
  const login = (body: string): SimulatedAnswer => {
    const { username, password } = parsed(body);
    if (typeof username !== 'string' || typeof password !== 'string' || password === '') {
      return refused('1', 'Sai tài khoản hoặc mật khẩu');
    }
    count += 1;
    const session = `phien-${count}`;
    sessions.add(session);
    return jsonAnswer({ session, error_code: '0' });
  };
  const call = (body: string): SimulatedAnswer => {
    const message = parsed(body);
    if (!sessions.has(textOf(message, 'session'))) return refused('-1', 'Phiên không hợp lệ');
    switch (textOf(message, 'service')) {
      case 'DongBoHoSoMC':
        return sync(held, message);
      case 'CapNhatTienDoHoSoMC':
        return progress(held, message);
      case 'TraCuuHoSo': {
        const found = held.get(textOf(message, 'MaHoSo'));
        const result = found === undefined ? null : { ...found.dossier, TienDo: found.progress };
        return jsonAnswer({ error_code: '0', message: '', result });
      }
      default:
        return refused('404', 'Không có dịch vụ này');
    }
  };
  const answer: SimulatedSystem = ({ path, body }) => {
    if (path === 'dvcqg/login') return login(body);
    return path === 'dvcqg/call' ? call(body) : null;
  };
  return {
    answer,
    held,
    alter: (order) => alterHeld(held, order),
    endSessions: () => sessions.clear(),
  };
}

function sync(held: Map<string, HeldDossier>, message: JsonObject): SimulatedAnswer {
  const isUpdating = textOf(message, 'isUpdating') === 'True';
  for (const dossier of objectsOf(message, 'data')) {
    const code = textOf(dossier, 'MaHoSo');
    const before = held.get(code);
    if (code === '' || textOf(dossier, 'MaTTHC') === '')
      return refused('2', 'Thiếu trường bắt buộc');
    if (before === undefined && isUpdating) return refused('3', `Chưa có hồ sơ ${code}`);
    if (before !== undefined && !isUpdating) return refused('4', `Hồ sơ ${code} đã tồn tại`);
    held.set(code, { dossier, progress: before?.progress ?? [] });
  }
  return jsonAnswer({ error_code: '0', message: '', result: true });
}

function progress(held: Map<string, HeldDossier>, message: JsonObject): SimulatedAnswer {
  for (const line of objectsOf(message, 'data')) {
    const code = textOf(line, 'MaHoSo');
    const before = held.get(code);
    if (before === undefined) return refused('3', `Chưa có hồ sơ ${code}`);
    held.set(code, { ...before, progress: [...before.progress, line] });
  }
  return jsonAnswer({ error_code: '0', message: '', result: true });
}

const refused = (code: string, why: string): SimulatedAnswer =>
  jsonAnswer({ error_code: code, message: why, result: null });

function parsed(body: string): JsonObject {
  const json: unknown = JSON.parse(body);
  return isObject(json) ? json : {};
}
