import { SaxesParser } from 'saxes';
import type { HttpAnswer } from '#registries/call-http.ts';
import { refusePage, startOf } from '#registries/read-answer.ts';
import { RegistryFault } from '#registries/registry-fault.ts';

/** An element of XML, with the names of its name spaces resolved. */
export interface XmlElement {
  /** Without its prefix. */
  readonly name: string;
  readonly namespace: string;
  readonly children: readonly XmlElement[];
  /** Its own text, without that of its children. */
  readonly text: string;
}

interface Growing extends XmlElement {
  readonly children: Growing[];
  text: string;
}

/** No message of the services is nested half so deeply. */
const DEEPEST = 64;

/**
 * Reads XML from outside. A document type is refused, and with it every entity that a message could
 * define for itself: none is ever expanded. What is not well-formed is refused whole.
 */
export function readXml(answer: HttpAnswer): XmlElement {
  refusePage(answer);
  const wrong = (why: string): never => {
    throw new RegistryFault('not-xml', `${why}: ${startOf(answer.text)}`, answer);
  };
  const parser = new SaxesParser({ xmlns: true });
  const open: Growing[] = [];
  let root: Growing | null = null;
  parser.on('doctype', () => wrong('it has a document type'));
  parser.on('error', (fault) => wrong(fault.message));
  parser.on('opentag', ({ local, uri }) => {
    const element: Growing = { name: local, namespace: uri, children: [], text: '' };
    open.at(-1)?.children.push(element);
    root ??= element;
    if (open.push(element) > DEEPEST) wrong('it is nested too deeply');
  });
  parser.on('closetag', () => void open.pop());
  const add = (text: string): void => {
    const element = open.at(-1);
    if (element !== undefined) element.text += text;
  };
  parser.on('text', add);
  parser.on('cdata', add);
  parser.write(answer.text).close();
  return root ?? wrong('it has no element');
}

/** The first child of a name, or null. */
export const childOf = (element: XmlElement, name: string): XmlElement | null =>
  element.children.find((child) => child.name === name) ?? null;

/** The first element of a name at any depth, or null. */
export function findElement(element: XmlElement, name: string): XmlElement | null {
  if (element.name === name) return element;
  for (const child of element.children) {
    const found = findElement(child, name);
    if (found !== null) return found;
  }
  return null;
}

/** The text of a path of children, or the empty string. */
export function textAt(element: XmlElement | null, ...path: readonly string[]): string {
  let place = element;
  for (const name of path) place = place === null ? null : childOf(place, name);
  return place?.text.trim() ?? '';
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

/** Text as it stands in XML; characters that XML cannot hold are left out. */
export const escapeXml = (text: string): string =>
  text
    .replaceAll(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replaceAll(/[&<>"]/g, (sign) => ESCAPES[sign] ?? sign);
