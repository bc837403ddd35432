import { type JsonObject, textOf } from '#registries/read-answer.ts';
import { jsonAnswer, type SimulatedAnswer } from '#registries/simulation/faults.ts';

/** Names of the members of a correction, as one register writes them. */
export interface CorrectionMembers {
  readonly key: string;
  readonly number: string;
  readonly birthDate: string;
}

/** Takes corrections of simulated records; one whose key was seen is not done again. */
export type TakeCorrection = (
  message: JsonObject,
  record: Record<string, unknown> | undefined,
  changes: JsonObject,
) => SimulatedAnswer;

/** Refuses as the exchange of the police does: 4 without a number, 5 a birth date that is none. */
export function simulateCorrections(members: CorrectionMembers): TakeCorrection {
  const done = new Set<string>();
  return (message, record, changes) => {
    if (record === undefined) {
      return jsonAnswer({ errorCode: '201', errorDescription: 'RECORD_NOT_FOUND' });
    }
    if (!/^\d{12}$/.test(textOf(message, members.number))) {
      return jsonAnswer({ errorCode: '4', errorDescription: 'Thiếu số định danh' });
    }
    if (!/^\d{4}(\d{2}){0,2}$/.test(textOf(message, members.birthDate))) {
      return jsonAnswer({ errorCode: '5', errorDescription: 'Sai ngày sinh' });
    }
    const key = textOf(message, members.key);
    if (key === '') return jsonAnswer({ errorCode: '200', errorDescription: 'RECORD_UNCOMPLETE' });
    if (!done.has(key)) Object.assign(record, changes);
    done.add(key);
    return jsonAnswer({ errorCode: '0' });
  };
}
