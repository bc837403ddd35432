import type pg from 'pg';
import { type ShippedForms, wholeForms } from '#host/form-files.ts';
import { readRuleFiles } from '#host/rule-files.ts';
import { readShippedProcedures } from '#host/seed-reference.ts';
import { addShippedVersions } from '#store/published-catalogue.ts';

/** Puts the law that comes with the software beside what a province has published; it changes none. */
export async function addShippedLaw(pool: pg.Pool, forms: ShippedForms): Promise<void> {
  await addShippedVersions(pool, 'procedure', await readShippedProcedures());
  await addShippedVersions(pool, 'form', wholeForms(forms));
  await addShippedVersions(pool, 'rules', await readRuleFiles());
}
