import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CatalogueFault } from '#catalogue/catalogue-fault.ts';
import type { Form, Parts, WholeForm } from '#eform/form.ts';
import { readForm, readParts } from '#eform/read-form.ts';
import { wholeForm } from '#eform/whole-form.ts';
import type { Result } from '#kernel/result.ts';

const FORMS = join(import.meta.dirname, '../../catalogue/forms');

/** The e-forms that come with the software, and the parts that they share. */
export interface ShippedForms {
  readonly forms: readonly Form[];
  readonly parts: Parts;
}

/** Reads and checks every form and part; throws with all that is wrong in all of them. */
export async function readShippedForms(): Promise<ShippedForms> {
  const partFiles = await readDirectory(join(FORMS, 'parts'));
  const parts = sound('parts', readParts(partFiles.map(({ json }) => json)));
  const wrong: string[] = [];
  const forms: Form[] = [];
  for (const { name, json } of await readDirectory(FORMS)) {
    const read = readForm(json, parts);
    if (read.ok) forms.push(read.value);
    else wrong.push(...read.error.map((fault) => lineOf(name, fault)));
  }
  if (wrong.length > 0) throw new Error(`the forms cannot be read:\n${wrong.join('\n')}`);
  return { forms, parts };
}

/** Each shipped form with its parts, as it is published. */
export const wholeForms = ({ forms, parts }: ShippedForms): readonly WholeForm[] =>
  forms.map((form) => wholeForm(form, parts));

async function readDirectory(directory: string) {
  const names = (await readdir(directory)).filter((name) => name.endsWith('.json')).sort();
  return Promise.all(
    names.map(async (name): Promise<{ readonly name: string; readonly json: unknown }> => {
      return { name, json: JSON.parse(await readFile(join(directory, name), 'utf8')) };
    }),
  );
}

function sound<T>(name: string, read: Result<T, readonly CatalogueFault[]>): T {
  if (read.ok) return read.value;
  throw new Error(read.error.map((fault) => lineOf(name, fault)).join('\n'));
}

const lineOf = (name: string, { path, why }: CatalogueFault): string => `${name}${path}: ${why}`;
