import { alterHeld } from '#registries/national-portal/alter-held.ts';
import { isObject, type JsonObject, objectsOf, textOf } from '#registries/read-answer.ts';
import { jsonAnswer, type SimulatedAnswer } from '#registries/simulation/faults.ts';
import { simulateCatalogue } from '#registries/national-portal/simulated-catalogue.ts';
import {
  noticeRecord,
  type SimulatedNotices,
  simulateNotices,
} from '#registries/national-portal/simulated-notices.ts';
import { simulateStore } from '#registries/national-portal/simulated-store.ts';
import type { SimulatedPerson } from '#registries/simulation/population.ts';
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
  readonly notices: SimulatedNotices;
  /** Forgets every session, as a restart of the portal's adapter would. */
  readonly endSessions: () => void;
}

/**
 * The national portal's adapter, as two production systems talk to it (data/dvcqg-sync.json). Like
 * them it takes whatever it is sent: a dossier that is sent as new twice is refused, a line of
 * progress that is sent twice stands twice.
 */
export function simulateNationalPortal(people: readonly SimulatedPerson[]): PortalSimulator {
  const store = simulateStore(people);
  const catalogue = simulateCatalogue();
  const notices = simulateNotices();
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
  const recordOf = (code: string): JsonObject | null => {
    const [dossier, notice] = [held.get(code), notices.held.get(code)];
    if (notice !== undefined) return noticeRecord(code, notice);
    return dossier === undefined ? null : { ...dossier.dossier, TienDo: dossier.progress };
  };
  const call = (body: string, platform: string): SimulatedAnswer => {
    const message = parsed(body);
    if (!sessions.has(textOf(message, 'session'))) return refused('-1', 'Phiên không hợp lệ');
    switch (textOf(message, 'service')) {
      case 'DongBoHoSoMC':
        return sync(held, message);
      case 'CapNhatTienDoHoSoMC':
        return progress(held, message);
      case 'TraCuuHoSo':
        return done(recordOf(textOf(message, 'MaHoSo')));
      case 'GetDanhSachKetQua': {
        const results = store.results(message, platform);
        return results === null ? refused('2', 'Thiếu trường bắt buộc') : done(results);
      }
      case 'LayDanhSachHoSoKM':
        return done(notices.waiting());
      case 'LayHoSoKM':
        return done(notices.fetch(textOf(message, 'MaHoSo')));
      case 'XacNhanHoSoKM':
        return notices.acknowledge(textOf(message, 'MaHoSo'), textOf(message, 'MaHoSoDonVi'))
          ? done(true)
          : refused('3', 'Chưa có hồ sơ');
      case 'DongBoTrangThaiHoSo': {
        const { data } = message;
        return isObject(data) && notices.tell(data) ? done(true) : refused('3', 'Chưa có hồ sơ');
      }
      default:
        return catalogued(catalogue, message) ?? refused('404', 'Không có dịch vụ này');
    }
  };
  const answer: SimulatedSystem = ({ path, body, headers }) => {
    if (path === 'dvcqg/login') return login(body);
    const platform = `http://${headers.host ?? ''}`;
    return path === 'dvcqg/call' ? call(body, platform) : store.file(path);
  };
  return {
    answer,
    held,
    notices,
    alter: (order) => alterHeld(held, order),
    endSessions: () => sessions.clear(),
  };
}

/** The answer of a service of the national catalogues; null of another. */
function catalogued(
  { procedures, procedure, agencies, fields }: ReturnType<typeof simulateCatalogue>,
  message: JsonObject,
): SimulatedAnswer | null {
  switch (textOf(message, 'service')) {
    case 'LayDanhSachTTHC':
      return done(procedures);
    case 'LayThuTuc': {
      const found = procedure(textOf(message, 'maTTHC'));
      return done(found === null ? [] : [found]);
    }
    case 'LayDanhMucCoQuan':
      return done(agencies);
    case 'LayDanhMucLinhVuc':
      return done(fields);
    default:
      return null;
  }
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
  return done(true);
}

function progress(held: Map<string, HeldDossier>, message: JsonObject): SimulatedAnswer {
  for (const line of objectsOf(message, 'data')) {
    const code = textOf(line, 'MaHoSo');
    const before = held.get(code);
    if (before === undefined) return refused('3', `Chưa có hồ sơ ${code}`);
    held.set(code, { ...before, progress: [...before.progress, line] });
  }
  return done(true);
}

const done = (result: unknown): SimulatedAnswer =>
  jsonAnswer({ error_code: '0', message: '', result });

const refused = (code: string, why: string): SimulatedAnswer =>
  jsonAnswer({ error_code: code, message: why, result: null });

function parsed(body: string): JsonObject {
  const json: unknown = JSON.parse(body);
  return isObject(json) ? json : {};
}
