import { isObject, type JsonObject, textOf } from '#registries/read-answer.ts';
import { jsonAnswer, type SimulatedAnswer } from '#registries/simulation/faults.ts';
import type { SimulatedSystem } from '#registries/simulation/simulated-system.ts';

export interface InterlinkingSimulator {
  readonly answer: SimulatedSystem;
  /** The updates that were taken, by dossier code, in their order. */
  readonly taken: ReadonlyMap<string, readonly JsonObject[]>;
}

/** What may follow on each status; the way back from 2 is to where it came from. */
const FOLLOWING: Readonly<Record<string, readonly string[]>> = {
  '': ['1'],
  1: ['2', '3', '6'],
  2: ['6'],
  3: ['2', '7', '6'],
  7: ['4', '6'],
  4: ['5', '6'],
  5: [],
  6: [],
};

/**
 * The interlinking software: it keeps the statuses of each dossier and takes only one that lawfully
 * follows. Like the real one it answers anything else with "logic xử lý không hợp lệ", a repeat too.
 */
export function simulateInterlinking(): InterlinkingSimulator {
  const taken = new Map<string, readonly JsonObject[]>();
  const update = (message: JsonObject): SimulatedAnswer => {
    for (const member of ['maTTHC', 'soHoSoLT', 'maHoSo'] as const) {
      if (textOf(message, member) === '') return problem({ [member]: [`Thiếu ${member}`] });
    }
    const code = textOf(message, 'maHoSo');
    const before = taken.get(code) ?? [];
    const statuses = before.map((row) => textOf(row, 'trangThai'));
    if (!mayFollow(statuses, textOf(message, 'trangThai'))) {
      return problem({ trangThai: ['Logic xử lý không hợp lệ'] });
    }
    taken.set(code, [...before, message]);
    return jsonAnswer({
      errors: null,
      type: null,
      title: 'Thành công',
      status: 200,
      traceId: code,
    });
  };
  const history = (message: JsonObject): SimulatedAnswer => {
    const rows = taken.get(textOf(message, 'maHoSo')) ?? [];
    return jsonAnswer({
      lichSu: rows.map((row) => ({
        trangThai: textOf(row, 'trangThai'),
        thoiGianThucHien: textOf(row, 'thoiGianThucHien'),
      })),
    });
  };
  return {
    taken,
    answer: ({ path, body }) => {
      const message: unknown = JSON.parse(body);
      if (!isObject(message)) return problem({ body: ['Không đọc được'] });
      if (path === 'dvclt/capNhatTrangThai') return update(message);
      return path === 'dvclt/traCuuTrangThai' ? history(message) : null;
    },
  };
}

function mayFollow(statuses: readonly string[], next: string): boolean {
  const here = statuses.at(-1) ?? '';
  const isBack = here === '2' && next === statuses.at(-2);
  return isBack || (FOLLOWING[here]?.includes(next) ?? false);
}

const problem = (errors: JsonObject): SimulatedAnswer =>
  jsonAnswer(
    {
      errors,
      type: 'https://tools.ietf.org/html/rfc7231#section-6.5.1',
      title: 'One or more validation errors occurred.',
      status: 400,
      traceId: 'gia-lap',
    },
    400,
  );
