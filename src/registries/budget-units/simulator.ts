import { fold } from '#kernel/fold.ts';
import { isObject, type JsonObject, textOf } from '#registries/read-answer.ts';
import { jsonAnswer, type SimulatedAnswer } from '#registries/simulation/faults.ts';
import type { SimulatedSystem } from '#registries/simulation/simulated-system.ts';

const KINDS = ['Trường Tiểu học', 'Trường Mầm non', 'Trạm Y tế', 'Ban quản lý dự án'];
const UNITS = 200;
const MOST = 20;

/** Invented units; a code is issued once for each asking. */
export function simulateBudgetUnits(): SimulatedSystem {
  const units: JsonObject[] = Array.from({ length: UNITS }, (_, index) => ({
    maSo: String(1_090_000 + index),
    tenDonVi: `${KINDS[index % KINDS.length]} Giả Lập ${index + 1}`,
    capDuToan: String(1 + (index % 4)),
    diaChi: 'Kiên Giang',
    trangThai: 'Đang hoạt động',
  }));
  const issued = new Map<string, JsonObject>();
  const find = (words: string): SimulatedAnswer => {
    const wanted = fold(words);
    const found = units.filter(
      (unit) => textOf(unit, 'maSo') === words || fold(textOf(unit, 'tenDonVi')).includes(wanted),
    );
    return found.length === 0 || wanted === ''
      ? jsonAnswer({ errorCode: '201', errorDescription: 'RECORD_NOT_FOUND' })
      : jsonAnswer({ errorCode: '0', data: found.slice(0, MOST) });
  };
  const issue = (message: JsonObject): SimulatedAnswer => {
    const key = textOf(message, 'maYeuCau');
    const name = textOf(message, 'tenDonVi');
    if (key === '' || name === '') {
      return jsonAnswer({ errorCode: '200', errorDescription: 'RECORD_UNCOMPLETE' });
    }
    const unit = issued.get(key) ?? {
      maSo: String(1_090_000 + units.length),
      tenDonVi: name,
      capDuToan: '4',
      diaChi: textOf(message, 'diaChi'),
      trangThai: 'Đang hoạt động',
    };
    if (!issued.has(key)) units.push(unit);
    issued.set(key, unit);
    return jsonAnswer({ errorCode: '0', data: [unit] });
  };
  return ({ path, body }) => {
    const message: unknown = JSON.parse(body);
    if (!isObject(message)) return null;
    if (path === 'dvqhns/traCuu') return find(textOf(message, 'tuKhoa'));
    return path === 'dvqhns/capMa' ? issue(message) : null;
  };
}
