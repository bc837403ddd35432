import type { Page } from 'playwright-core';

/**
 * The style sheet as Chrome 80 and Safari of iOS 12 read it, whichever knows less: a declaration that
 * is not known is left out, a rule with a selector that is not known is left out whole.
 */
export function asOldPhonesRead(css: string): string {
  let kept = '';
  for (const { head, body } of blocksOf(css.replaceAll(/\/\*[\s\S]*?\*\//g, ''))) {
    if (NEW_AT_RULE.test(head) || (!head.startsWith('@') && NEW_SELECTOR.test(head))) continue;
    const inner = /^@(?:media|supports)/.test(head) ? asOldPhonesRead(body) : declarations(body);
    kept += `${head} {\n${inner}\n}\n`;
  }
  return kept;
}

/** Answers every style sheet of a page as such a phone reads it. */
export async function readAsOldPhones(page: Page): Promise<void> {
  await page.route('**/*.css', async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, body: asOldPhonesRead(await answer.text()) });
  });
}

const NEW_AT_RULE =
  /^@(?:layer|container|property|scope|starting-style|page\s+\w)|forced-colors|[<>]=|selector\(/;

const NEW_SELECTOR =
  /&|:is\(|:where\(|:has\(|:focus-visible|::backdrop|::marker|:modal|:user-|:not\([^)]*[,\s>+~]/;

const NEW_PROPERTY = new RegExp(
  `^(?:${[
    '(?:row-|column-)?gap',
    'inset.*',
    'aspect-ratio',
    'accent-color',
    'appearance',
    'color-scheme',
    'content-visibility',
    'text-size-adjust',
    'text-underline-offset',
    'text-decoration-thickness',
    'text-wrap.*',
    'place-.*',
    'overscroll-.*',
    'scrollbar-.*',
    'touch-action',
    '(?:margin|padding|border)-(?:inline|block).*',
    '(?:min-|max-)?(?:inline|block)-size',
    'translate|rotate|scale',
    'page',
  ].join('|')})$`,
);

const NEW_VALUE =
  /\b(?:clamp|min|max|color-mix|oklch|oklab|lch|lab|light-dark)\(|\b\d+[sld]v[hwib]\b|^(?:anywhere|clip|sticky|fit-content)$/;

function declarations(body: string): string {
  return body
    .split(';')
    .filter((declaration) => {
      const [property = '', ...value] = declaration.split(':');
      const name = property.trim();
      return !NEW_PROPERTY.test(name) && !NEW_VALUE.test(value.join(':').trim());
    })
    .join(';');
}

interface Block {
  readonly head: string;
  readonly body: string;
}

/** The rules that stand side by side in a text. */
function blocksOf(text: string): readonly Block[] {
  const blocks: Block[] = [];
  let depth = 0;
  let from = 0;
  let open = 0;
  for (const { 0: brace, index } of text.matchAll(/[{}]/g)) {
    if (brace === '{') {
      if (depth === 0) open = index;
      depth += 1;
      continue;
    }
    depth -= 1;
    if (depth > 0) continue;
    blocks.push({ head: text.slice(from, open).trim(), body: text.slice(open + 1, index) });
    from = index + 1;
  }
  return blocks;
}
