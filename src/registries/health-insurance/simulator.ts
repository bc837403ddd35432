import { randomUUID } from 'node:crypto';
import { RESULT_CODES } from '#registries/health-insurance/codec.ts';
import { isObject, type JsonObject, textOf } from '#registries/read-answer.ts';
import { jsonAnswer, type SimulatedAnswer } from '#registries/simulation/faults.ts';
import { insuranceCode, type SimulatedPerson } from '#registries/simulation/population.ts';
import { asHeldBy } from '#registries/simulation/wrong-records.ts';
import type { SimulatedSystem } from '#registries/simulation/simulated-system.ts';

/** Of a hundred people one has a card that is answered with one of the rarer codes. */
const RARE = Object.keys(RESULT_CODES).filter(
  (code) => !['000', '050', '060', '061', '070', '205', '401', '501'].includes(code),
);

/** The insurance gateway: it compares letter by letter, as the real one does (domain.md §5.7). */
export function simulateHealthInsurance(population: readonly SimulatedPerson[]): {
  readonly answer: SimulatedSystem;
  readonly endTokens: () => void;
} {
  const people = population.map((person) => asHeldBy('health-insurance', person));
  const tokens = new Set<string>();
  const byNumber = new Map(
    people.flatMap((person) => [
      [person.number, person],
      [insuranceCode(person), person],
    ]),
  );
  const take = (): SimulatedAnswer => {
    const token = randomUUID();
    tokens.add(token);
    const APIKey = { access_token: token, id_token: token, expires_in: 3600 };
    return jsonAnswer({ maKetQua: '200', APIKey });
  };
  const look = (message: JsonObject): SimulatedAnswer => {
    const card = textOf(message, 'maThe');
    const name = textOf(message, 'hoTen');
    const born = textOf(message, 'ngaySinh');
    if (card === '' || name === '' || born === '') return jsonAnswer({ maKetQua: '205' });
    const person = byNumber.get(card.length === 15 ? card.slice(5) : card);
    if (person === undefined) return jsonAnswer({ maKetQua: '050' });
    if (name.normalize('NFC').toLowerCase() !== person.name.toLowerCase()) {
      const maKetQua = name[0] === person.name[0] ? '061' : '060';
      return jsonAnswer({ maKetQua });
    }
    if (born.split('/').toReversed().join('-') !== person.birthDate) {
      return jsonAnswer({ maKetQua: '070' });
    }
    const last = Number(person.number.slice(-4));
    const rare = last % 100 === 0 ? RARE[(last / 100) % RARE.length] : undefined;
    return jsonAnswer({ maKetQua: rare ?? '000', ...cardOf(person) });
  };
  return {
    endTokens: () => tokens.clear(),
    answer: ({ path, query, body, plan }) => {
      const message: unknown = JSON.parse(body);
      if (!isObject(message)) return jsonAnswer({ maKetQua: '205' });
      if (path === 'bhyt/api/token/take') {
        return textOf(message, 'username') === '' ? jsonAnswer({ maKetQua: '401' }) : take();
      }
      if (path !== 'bhyt/api/egw/KQNhanLichSuKCB2024') return null;
      if (!tokens.has(query.get('token') ?? '')) return jsonAnswer({ maKetQua: '501' });
      return plan.refusal === '' ? look(message) : jsonAnswer({ maKetQua: plan.refusal });
    },
  };
}

const cardOf = (person: SimulatedPerson): JsonObject => ({
  maThe: `GD491${insuranceCode(person)}`,
  hoTen: person.name,
  ngaySinh: person.birthDate.split('-').toReversed().join('/'),
  diaChi: person.address,
  maDKBD: '91009',
  gtTheTu: '01/01/2022',
  gtTheDen: '31/12/2022',
});
