import { join } from 'node:path';
import type pg from 'pg';
import { joiningFaults } from '#catalogue/period-faults.ts';
import { type ShippedForms, wholeForms } from '#host/form-files.ts';
import { checkProcedureFiles } from '#host/procedure-files.ts';
import { readRuleFiles } from '#host/rule-files.ts';
import { PROCEDURES } from '#host/seed-reference.ts';
import { addShippedVersions, readPeriods } from '#store/published-catalogue.ts';

/**
 * Puts the law that comes with the software beside what a province has published; it changes none.
 * A file with a fault is refused with its place and reason, and what is in force stays; only where
 * nothing is in force yet does it stop the start.
 */
export async function addShippedLaw(
  pool: pg.Pool,
  forms: ShippedForms,
  say: (line: string) => void,
  directory = PROCEDURES,
): Promise<void> {
  const published = await readPeriods(pool, 'procedure');
  const { sound, faults } = await checkProcedureFiles(directory);
  const known = new Set(published.map(({ code, validFrom }) => `${code} ${validFrom}`));
  const fresh = sound.filter(
    ({ procedure: { code, validFrom } }) => !known.has(`${code} ${validFrom}`),
  );
  const refused = [...faults];
  const joining = fresh.filter(({ file, procedure }) => {
    const wrong = joiningFaults(procedure, published);
    refused.push(...wrong.map(({ path, why }) => `${file}${path}: ${why}`));
    return wrong.length === 0;
  });
  if (refused.length > 0 && published.length === 0) {
    throw new Error(`the catalogue cannot be read:\n${refused.join('\n')}`);
  }
  for (const line of refused) say(`refused, what is in force stays: ${join(directory, line)}`);
  await addShippedVersions(
    pool,
    'procedure',
    joining.map(({ procedure }) => procedure),
  );
  await addShippedVersions(pool, 'form', wholeForms(forms));
  await addShippedVersions(pool, 'rules', await readRuleFiles());
}
