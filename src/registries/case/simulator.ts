import { isObject, type JsonObject, textOf } from '#registries/read-answer.ts';
import { jsonAnswer, type FaultPlan, type SimulatedAnswer } from '#registries/simulation/faults.ts';
import type { SimulatedSystem } from '#registries/simulation/simulated-system.ts';

/** A case that a simulated system was sent. */
export interface SimulatedCase {
  readonly key: string;
  readonly module: string;
  readonly serial: number;
  readonly data: string;
  /** How often it was sent: more than once where the sender did not hear of the first time. */
  sent: number;
  /** How often it was asked after: each time it is one stage further. */
  asked: number;
  fetched: number;
  isAcknowledged: boolean;
  readonly verdict: FaultPlan['verdict'];
}

export interface CaseSystem {
  readonly answer: SimulatedSystem;
  readonly cases: ReadonlyMap<string, SimulatedCase>;
}

/** The services of one simulated case system, and what it grants. */
export interface CaseServices {
  readonly path: string;
  readonly submit: string;
  readonly status: string;
  readonly result: string;
  readonly acknowledge?: string;
  /** `trangThai` of each asking; the last is repeated, and means that there is a result. */
  readonly statuses: readonly string[];
  readonly grant: (kept: SimulatedCase) => JsonObject;
}

const NO_RECORD = jsonAnswer({ errorCode: '201', errorDescription: 'RECORD_NOT_FOUND' });

/** A system that works on a case each time it is asked how it stands, and decides as it is ordered. */
export function simulateCases(services: CaseServices): CaseSystem {
  const cases = new Map<string, SimulatedCase>();
  const submit = (message: JsonObject, verdict: FaultPlan['verdict']): SimulatedAnswer => {
    const key = textOf(message, 'maHoSo');
    if (key === '' || textOf(message, 'maDonVi') === '') {
      return jsonAnswer({ errorCode: '200', errorDescription: 'RECORD_UNCOMPLETE' });
    }
    const known = cases.get(key);
    if (known !== undefined) known.sent += 1;
    else {
      cases.set(key, {
        key,
        module: textOf(message, 'module'),
        serial: cases.size + 1,
        data: textOf(message, 'data'),
        sent: 1,
        asked: 0,
        fetched: 0,
        isAcknowledged: false,
        verdict,
      });
    }
    return jsonAnswer({ errorCode: '0', status: 'success', maHoSo: key });
  };
  const status = (kept: SimulatedCase, isOutOfOrder: boolean): SimulatedAnswer => {
    kept.asked += 1;
    const at = isOutOfOrder ? 0 : kept.asked - 1;
    const isEnd = at >= services.statuses.length - 1;
    const trangThai = isEnd ? endOf(kept) : services.statuses[at];
    return jsonAnswer({ errorCode: '0', maHoSo: kept.key, trangThai, ghiChu: noteOf(kept, isEnd) });
  };
  const endOf = ({ verdict }: SimulatedCase): string =>
    verdict === 'refused' ? '6' : verdict === 'supplement' ? '2' : (services.statuses.at(-1) ?? '');
  return {
    cases,
    answer: ({ path, body, plan, random }) => {
      if (!path.startsWith(`${services.path}/`)) return null;
      const message: unknown = JSON.parse(body);
      if (!isObject(message)) return NO_RECORD;
      const service = path.slice(services.path.length + 1);
      if (service === services.submit) return submit(message, plan.verdict);
      const kept = cases.get(textOf(message, 'maHoSo'));
      if (kept === undefined) return NO_RECORD;
      if (service === services.status) return status(kept, random() < plan.outOfOrder);
      if (service === services.result) {
        kept.fetched += 1;
        return jsonAnswer({ errorCode: '0', maHoSo: kept.key, ...services.grant(kept) });
      }
      if (service !== services.acknowledge) return null;
      kept.isAcknowledged = true;
      return jsonAnswer({ errorCode: '0' });
    },
  };
}

function noteOf({ verdict }: SimulatedCase, isEnd: boolean): string {
  if (!isEnd) return '';
  if (verdict === 'refused') return 'Thông tin không khớp dữ liệu đã đăng ký (giả lập)';
  return verdict === 'supplement' ? 'Đề nghị bổ sung giấy tờ chứng minh (giả lập)' : '';
}
