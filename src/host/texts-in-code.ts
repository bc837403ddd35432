import { join, relative, sep } from 'node:path';
import {
  type CallExpression,
  type Expression,
  type Node,
  type ObjectLiteralExpression,
  type SourceFile,
} from 'typescript/unstable/ast';
import {
  isCallExpression,
  isConditionalExpression,
  isIdentifier,
  isNoSubstitutionTemplateLiteral,
  isObjectLiteralExpression,
  isPropertyAssignment,
  isShorthandPropertyAssignment,
  isStringLiteral,
} from 'typescript/unstable/ast/is';
import { API, type Project } from 'typescript/unstable/sync';

/** A text that stands in the code in both languages. */
export interface TextInCode {
  /** From the root, with slashes. */
  readonly file: string;
  readonly line: number;
  readonly vi: string;
  readonly en: string;
  /** The names of the values that are given for it; null where they are given elsewhere. */
  readonly values: readonly string[] | null;
}

/** A call that says a text which does not stand in it: nobody could translate that. */
export type UnreadCall = Pick<TextInCode, 'file' | 'line'>;

export interface TextsInCode {
  readonly texts: readonly TextInCode[];
  readonly unread: readonly UnreadCall[];
}

/** All texts that the code says, found by the types of what says them. `root` is of the whole project. */
export function textsInCode(root: string): TextsInCode {
  const api = new API({ cwd: root });
  try {
    const config = join(root, 'tsconfig.json');
    const project = api.updateSnapshot({ openProject: config }).getProject(config);
    if (project === undefined) throw new Error(`${config} cannot be read`);
    const found = project.program
      .getSourceFileNames()
      .filter((name) => name.startsWith(join(root, 'src', sep)) && !name.endsWith('.test.ts'))
      .toSorted()
      .map((name) => textsOfFile(project, root, name));
    return {
      texts: found.flatMap(({ texts }) => texts),
      unread: found.flatMap(({ unread }) => unread),
    };
  } finally {
    api.close();
  }
}

function textsOfFile(project: Project, root: string, name: string): TextsInCode {
  const source = project.program.getSourceFile(name);
  if (source === undefined) throw new Error(`${name} cannot be read`);
  const texts: TextInCode[] = [];
  const unread: UnreadCall[] = [];
  const file = relative(root, name).replaceAll(sep, '/');
  const visit = (node: Node): void => {
    const at = { file, line: lineOf(source, node) };
    if (isObjectLiteralExpression(node))
      texts.push(...pairIn(node).map((pair) => ({ ...at, ...pair })));
    if (isCallExpression(node)) {
      const says = sayerOf(project, node);
      const pairs = says === null ? [] : pairsSaid(node);
      texts.push(...pairs.map((pair) => ({ ...at, ...pair })));
      if (says === 'page' && pairs.length === 0) unread.push(at);
    }
    node.forEachChild(visit);
  };
  visit(source);
  return { texts, unread };
}

/** `page`: what a call of it says, a page says as it is; `part`: it makes a text for somebody else. */
function sayerOf(project: Project, call: CallExpression): 'page' | 'part' | null {
  if (call.arguments.length < 2) return null;
  const { checker } = project;
  const type = checker.getTypeAtLocation(call.expression);
  const name = type === undefined ? '' : checker.typeToString(type);
  if (name === 'Say' || (isIdentifier(call.expression) && call.expression.text === 'filled')) {
    return 'page';
  }
  return /^\(vi: string, en: string\) => Bilingual$/.test(name) ? 'part' : null;
}

type Pair = Pick<TextInCode, 'vi' | 'en' | 'values'>;

function pairsSaid({ arguments: [vi, en, values] }: CallExpression): readonly Pair[] {
  const english = literalsOf(en);
  const names = values === undefined ? [] : namesIn(values);
  return literalsOf(vi).flatMap((one) =>
    english.map((other) => ({ vi: one, en: other, values: names })),
  );
}

/** A bilingual text written out. */
function pairIn(node: ObjectLiteralExpression): readonly Pair[] {
  const [vi, en] = ['vi', 'en'].map((name) =>
    node.properties
      .filter(isPropertyAssignment)
      .find((one) => isIdentifier(one.name) && one.name.text === name),
  );
  const english = literalsOf(en?.initializer);
  return literalsOf(vi?.initializer).flatMap((one) =>
    english.map((other) => ({ vi: one, en: other, values: null })),
  );
}

/** The texts that an expression is, as it is written; none where it is made of parts. */
function literalsOf(node: Expression | undefined): readonly string[] {
  if (node === undefined) return [];
  if (isStringLiteral(node) || isNoSubstitutionTemplateLiteral(node)) return [node.text];
  if (!isConditionalExpression(node)) return [];
  const [yes, no] = [literalsOf(node.whenTrue), literalsOf(node.whenFalse)];
  return yes.length > 0 && no.length > 0 ? [...yes, ...no] : [];
}

/** The names of an object written out; null for another, of which they stand elsewhere. */
function namesIn(node: Expression): readonly string[] | null {
  if (!isObjectLiteralExpression(node)) return null;
  return node.properties
    .flatMap((one) =>
      (isPropertyAssignment(one) || isShorthandPropertyAssignment(one)) && isIdentifier(one.name)
        ? [one.name.text]
        : [],
    )
    .toSorted();
}

const lineOf = (source: SourceFile, node: Node): number =>
  source.text.slice(0, node.getStart(source)).split('\n').length;
