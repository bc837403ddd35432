/** `npm run texts -- CODE [DIRECTORY]`: writes the file of a further language, or adds what is new to it. */
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LOCALES } from '#host/locale-files.ts';
import { sourceTexts, textsInCatalogue } from '#host/source-texts.ts';
import { textsInCode } from '#host/texts-in-code.ts';
import { newLanguage, updatedLanguage } from '#host/updated-language.ts';
import { type LanguageFile, readFurtherLanguages } from '#web/read-further-languages.ts';

const [code = '', directory = LOCALES] = process.argv.slice(2);
const path = join(directory, `${code}.json`);
const empty = { name: code, texts: {} };
const held: LanguageFile | null = existsSync(path)
  ? JSON.parse(await readFile(path, 'utf8'))
  : null;
const read = readFurtherLanguages(new Map([[code, held ?? empty]]));
if (!read.ok) {
  console.error(code === '' ? 'usage: npm run texts -- CODE [DIRECTORY]' : read.error.join('\n'));
  process.exit(2);
}

const { texts } = textsInCode(join(import.meta.dirname, '..'));
const sources = sourceTexts(texts, await textsInCatalogue());
const { file, unused, progress } = updatedLanguage(held ?? newLanguage(code), sources);
await writeFile(path, `${JSON.stringify(file, null, 2)}\n`);
for (const { room, translated, of } of progress) {
  console.log(`${room}: ${translated} of ${of} texts are translated`);
}
for (const vi of unused) console.log(`not said by the software (any more), kept at the end: ${vi}`);
console.log(path);
