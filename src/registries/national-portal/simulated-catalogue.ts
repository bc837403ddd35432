import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isInForce } from '#catalogue/catalogue.ts';
import { agenciesOf } from '#catalogue/locality.ts';
import type { Procedure } from '#catalogue/procedure.ts';
import { readDepartments, readUnits } from '#catalogue/read-locality.ts';
import { readProcedure } from '#catalogue/read-procedure.ts';
import { withEnds } from '#catalogue/versions.ts';
import { dayOf, instantFromEpoch } from '#kernel/day.ts';
import type { Result } from '#kernel/result.ts';
import {
  garbledName,
  nationalMessage,
  ONLY_THERE,
  planted,
} from '#registries/national-portal/planted-differences.ts';
import type { JsonObject } from '#registries/read-answer.ts';

/** The catalogues that the simulated portal shares, as its services answer them. */
export interface SimulatedCatalogue {
  readonly procedures: readonly JsonObject[];
  readonly procedure: (code: string) => JsonObject | null;
  readonly agencies: readonly JsonObject[];
  readonly fields: readonly JsonObject[];
}

const CATALOGUE = join(import.meta.dirname, '../../../catalogue');

/**
 * What the portal shares: our own catalogue as its files stand and in force today, with a handful of
 * differences that are there on purpose (`planted-differences.ts`).
 */
export function simulateCatalogue(): SimulatedCatalogue {
  const today = dayOf(instantFromEpoch(Date.now()));
  const shipped = readdirSync(join(CATALOGUE, 'procedures'))
    .filter((name) => name.endsWith('.json') && !name.startsWith('TBC-'))
    .map((name) => sound(readProcedure(readJson(join('procedures', name)))));
  const inForce = withEnds(shipped)
    .filter((procedure) => isInForce(procedure, today))
    .map(planted);
  const messages = new Map(
    [...inForce.map(nationalMessage), ONLY_THERE].map((message) => [
      String(message['MATTHC']),
      garbledName(message),
    ]),
  );
  return {
    procedures: [...messages.values()].map(({ MATTHC, TENTTHC }) => ({ MATTHC, TENTTHC })),
    procedure: (code) => messages.get(code) ?? null,
    agencies: simulateAgencies(),
    fields: simulateFields(inForce),
  };
}

const LEVELS = { province: '1', district: '2', commune: '3' } as const;

/** Kiên Giang of June 2022 with one agency more, one less, and one under another name. */
function simulateAgencies(): readonly JsonObject[] {
  const place = join('localities', 'kien-giang-2022');
  const units = sound(readUnits(readJson(join(place, 'units.json'))));
  const departments = sound(readDepartments(readJson(join(place, 'departments.json'))));
  const agencies = agenciesOf(units, departments);
  const gone = agencies.findLast(({ kind }) => kind === 'department')?.code;
  const renamed = agencies.find(({ kind }) => kind === 'department')?.code;
  return [
    ...agencies
      .filter(({ code }) => code !== gone)
      .map(({ code, name, level }) => ({
        MADONVI: code,
        TENDONVI: code === renamed ? `${name.vi} (tên giả lập)` : name.vi,
        CAPDONVI: LEVELS[level],
      })),
    {
      MADONVI: '000.00.99.H33',
      TENDONVI: 'Cơ quan giả lập chỉ có trên Cổng quốc gia',
      CAPDONVI: '1',
    },
    { MADONVI: '000.00.00.H32', TENDONVI: 'UBND tỉnh khác (giả lập)', CAPDONVI: '1' },
  ];
}

/** The fields of the procedures; one has another name, and one more stands at the end. */
function simulateFields(procedures: readonly Procedure[]): readonly JsonObject[] {
  const byCode = new Map(
    procedures.flatMap(({ field }) =>
      field.code === null ? [] : [[field.code, field.name.vi] as const],
    ),
  );
  const [renamed] = byCode.keys();
  return [
    ...[...byCode].map(([code, name]) => ({
      MALINHVUC: code,
      TENLINHVUC: code === renamed ? `${name} (tên giả lập)` : name,
      MANGANH: code.split('-')[0] ?? '',
    })),
    { MALINHVUC: 'G99-GL01', TENLINHVUC: 'Lĩnh vực giả lập', MANGANH: 'G99' },
  ];
}

const readJson = (file: string): unknown => JSON.parse(readFileSync(join(CATALOGUE, file), 'utf8'));

function sound<T>(read: Result<T, unknown>): T {
  if (read.ok) return read.value;
  throw new Error(`the catalogue cannot be read: ${JSON.stringify(read.error)}`);
}
