/** `node test/write-pass-vectors.ts`: makes the synthetic vectors of vaccine certificates anew, with new keys. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { passVectors } from '#test/support/pass-vectors.ts';

const directory = join(import.meta.dirname, 'vectors/vaccine-pass');
mkdirSync(directory, { recursive: true });
for (const [name, file] of passVectors()) {
  writeFileSync(join(directory, `${name}.json`), `${JSON.stringify(file, null, 1)}\n`);
}
