import { strict as assert } from 'node:assert';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { textsInCode } from '#host/texts-in-code.ts';

const root = realpathSync(mkdtempSync(join(tmpdir(), 'mot-cua-texts-')));
after(() => rmSync(root, { recursive: true, force: true }));
mkdirSync(join(root, 'src/portal'), { recursive: true });
writeFileSync(join(root, 'tsconfig.json'), '{ "include": ["src"] }');
writeFileSync(
  join(root, 'src/portal/page.ts'),
  `interface Bilingual { vi: string; en: string }
type Say = (vi: string, en: string, values?: Record<string, unknown>) => string;
declare const sayIn: (lang: string) => Say;
declare const filled: (vi: string, en: string, values: Record<string, unknown>) => Bilingual;
declare const words: (vi: string, en: string) => Bilingual;
declare const say: (line: string, more: string) => void;
declare const left: number;
const tell = sayIn('vi');
export const page = [
  tell('Một', 'One'),
  sayIn('en')('Còn {left} trang', left === 1 ? '{left} page' : '{left} pages', { left }),
  filled('Hai', 'Two', {}),
  words('Ba', 'Three'),
  { vi: 'Bốn', en: \`Four\`, tone: 'info' },
  say('no text', 'of a page'),
  tell(\`Còn \${left}\`, \`\${left} left\`),
  { vi: \`Còn \${left}\`, en: 'left' },
];
`,
);
writeFileSync(
  join(root, 'src/portal/page.test.ts'),
  "export const x = { vi: 'Thử', en: 'Try' };\n",
);

test('texts are found by what says them, and what cannot be read is told', () => {
  const { texts, unread } = textsInCode(root);
  assert.deepEqual(
    texts.map(({ line, vi, en, values }) => [line, vi, en, values]),
    [
      [10, 'Một', 'One', []],
      [11, 'Còn {left} trang', '{left} page', ['left']],
      [11, 'Còn {left} trang', '{left} pages', ['left']],
      [12, 'Hai', 'Two', []],
      [13, 'Ba', 'Three', []],
      [14, 'Bốn', 'Four', null],
    ],
  );
  assert.deepEqual(unread, [{ file: 'src/portal/page.ts', line: 16 }]);
});
