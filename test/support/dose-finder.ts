import { strict as assert } from 'node:assert';
import { caseClassOf } from '#quality/case-class.ts';
import type { SourceRecord } from '#quality/source-record.ts';
import type { Registries } from '#registries/connect.ts';
import type { CallContext } from '#registries/lgsp/gateway.ts';
import { readSource, type RegisterSource } from '#worker/quality/read-source.ts';

export const VACCINATION: RegisterSource = { kind: 'register', register: 'vaccination' };
export const POPULATION: RegisterSource = { kind: 'register', register: 'national-population' };

/** Two doses of one person at the simulated platform, and the person. */
export interface Doses {
  readonly wrong: SourceRecord;
  readonly right: SourceRecord;
  readonly person: SourceRecord;
}

/** Reads the simulated registers, and finds doses that are wrong in a given way. */
export function doseFinder(registries: Registries, context: CallContext) {
  async function recordsOf(source: RegisterSource): Promise<readonly SourceRecord[]> {
    const records: SourceRecord[] = [];
    for await (const { content } of readSource(registries, source, context)) {
      records.push(...content.records);
    }
    return records;
  }

  const met = new Set<string>();

  /** Two doses of somebody whom no test had yet, one right and the other as `isWrong` has it. */
  async function dosesWith(
    isWrong: (dose: SourceRecord, person: SourceRecord) => boolean,
  ): Promise<Doses> {
    const [doses, people] = [await recordsOf(VACCINATION), await recordsOf(POPULATION)];
    const byNumber = new Map(people.map((person) => [person.id, person]));
    for (const right of doses) {
      const person = byNumber.get(right.identityNumber);
      if (person === undefined || person.birthDate.length < 10) continue;
      if (caseClassOf(right, person) !== null) continue;
      const serial = Number(right.id.slice(2));
      const otherId = `MT${String(serial + (serial % 2 === 1 ? 1 : -1)).padStart(8, '0')}`;
      const wrong = doses.find(({ id }) => id === otherId);
      if (wrong === undefined || met.has(person.id) || !isWrong(wrong, person)) continue;
      met.add(person.id);
      return { wrong, right, person };
    }
    return assert.fail('the simulators have no such dose');
  }
  return { recordsOf, dosesWith };
}
