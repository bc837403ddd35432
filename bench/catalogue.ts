/**
 * How fast the public catalogue is searched with as many procedures as a country has. A list of real
 * ones (tab-separated: code, name, field) may be named; without one, names are made from those that
 * ship. The rest of each procedure is that of birth registration.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createCatalogue } from '#catalogue/catalogue.ts';
import type { Procedure } from '#catalogue/procedure.ts';
import { readProcedure } from '#catalogue/read-procedure.ts';
import { readShippedProcedures } from '#host/seed-reference.ts';
import type { Day } from '#kernel/day.ts';
import { addShippedVersions } from '#store/published-catalogue.ts';
import { startBenchSystem } from './bench-system.ts';

const COUNT = 6000;
const ROUNDS = 40;
const QUERIES = [
  'k',
  'kh',
  'khai s',
  'khai sinh',
  'đất đai',
  'dang ky bien dong',
  '1.0',
  '1.001193',
  'giay phep xay dung',
  'khongcogi',
];
const TODAY = '2026-11-24' as Day;

export async function bench([file]: readonly string[]): Promise<Record<string, unknown>> {
  const shipped = await readShippedProcedures();
  const listed = file === undefined ? invented(shipped) : fromList(file);
  const known = new Set(shipped.map(({ code }) => code));
  const added = listed.filter(({ code }) => !known.has(code) && known.add(code));
  const all = [...shipped, ...added];
  const catalogue = createCatalogue(all);
  const inMemory = await timed(async (query) => catalogue.search(query, TODAY).length);
  const system = await startBenchSystem(0);
  try {
    await addShippedVersions(system.database, 'procedure', added);
    const page = (query: string): string =>
      `http://localhost:${system.port}/thu-tuc/goi-y?tim=${encodeURIComponent(query)}`;
    await untilRead(page('khai'), catalogue.all(TODAY).length);
    const overHttp = await timed(async (query) => (await (await fetch(page(query))).text()).length);
    const figures = {
      procedures: all.length,
      ...named('memory', inMemory),
      ...named('http', overHttp),
    };
    console.log(`${all.length} procedures; p50 and p95 in ms`);
    console.log(`in memory   ${inMemory.p50.toFixed(2)}  ${inMemory.p95.toFixed(2)}`);
    console.log(`over HTTP   ${overHttp.p50.toFixed(2)}  ${overHttp.p95.toFixed(2)}`);
    return figures;
  } finally {
    await system.stop();
  }
}

interface Times {
  readonly p50: number;
  readonly p95: number;
}

const named = (name: string, { p50, p95 }: Times) => ({
  [`${name}_p50_ms`]: Number(p50.toFixed(2)),
  [`${name}_p95_ms`]: Number(p95.toFixed(2)),
});

async function timed(search: (query: string) => Promise<number>): Promise<Times> {
  const times: number[] = [];
  for (let round = -2; round < ROUNDS; round += 1) {
    for (const query of QUERIES) {
      const begun = performance.now();
      await search(query);
      if (round >= 0) times.push(performance.now() - begun);
    }
  }
  times.sort((a, b) => a - b);
  const at = (share: number): number => times[Math.floor(times.length * share)] ?? 0;
  return { p50: at(0.5), p95: at(0.95) };
}

/** The server reads the law again within ten seconds. */
async function untilRead(url: string, count: number): Promise<void> {
  const until = Date.now() + 60_000;
  while (Date.now() < until) {
    const body = await (await fetch(url.replace(/tim=.*/, 'tim='))).text();
    if (body.includes(`>${count} `)) return;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  throw new Error('the server did not read the new procedures');
}

const TEMPLATE = join(import.meta.dirname, '../catalogue/procedures/1.001193.json');

function procedureNamed(code: string, name: string, field: string): Procedure | null {
  const body = JSON.parse(readFileSync(TEMPLATE, 'utf8')) as Record<string, unknown>;
  const text = (vi: string) => ({ vi: vi.trim().slice(0, 400), en: code });
  const read = readProcedure({
    ...body,
    code,
    name: text(name.normalize('NFC')),
    shortName: text(name.normalize('NFC')),
    field: { code: null, name: text(field.normalize('NFC')) },
    keywords: [],
    lifeEvents: [],
  });
  return read.ok ? read.value : null;
}

const fromList = (file: string): readonly Procedure[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .slice(1)
    .flatMap((line) => {
      const [code = '', name = '', field = ''] = line.split('\t');
      return procedureNamed(code, name, field === '' ? 'Khác' : field) ?? [];
    });

const invented = (shipped: readonly Procedure[]): readonly Procedure[] =>
  Array.from({ length: COUNT - shipped.length }, (_, n) => {
    const like = shipped[n % shipped.length];
    const name = `${like?.name.vi ?? ''} trường hợp ${n}`;
    return procedureNamed(`9.${String(n).padStart(6, '0')}`, name, like?.field.name.vi ?? 'Khác');
  }).filter((one) => one !== null);
