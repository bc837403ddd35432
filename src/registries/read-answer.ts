import { RegistryFault } from '#registries/registry-fault.ts';
import type { HttpAnswer } from '#registries/call-http.ts';

/** An object of an answer. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** Reads an answer as a JSON object; a web page, a cut-off text or another status is a worded fault. */
export function readJsonAnswer(answer: HttpAnswer): JsonObject {
  refuseStatus(answer);
  refusePage(answer);
  let json: unknown;
  try {
    json = JSON.parse(answer.text);
  } catch (cause) {
    throw new RegistryFault('not-json', startOf(answer.text), { status: answer.status, cause });
  }
  if (!isObject(json)) throw new RegistryFault('wrong-shape', 'no object', answer);
  return json;
}

export const isObject = (json: unknown): json is JsonObject =>
  typeof json === 'object' && json !== null && !Array.isArray(json);

/** A text of an object, or the empty string. */
export const textOf = (json: JsonObject, member: string): string => {
  const value = json[member];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
};

/** The objects of a list of an object; others are left out. */
export const objectsOf = (json: JsonObject, member: string): readonly JsonObject[] => {
  const value = json[member];
  return Array.isArray(value) ? value.filter(isObject) : [];
};

export function refuseStatus({ status, text }: HttpAnswer): void {
  if (status >= 200 && status < 300) return;
  throw new RegistryFault('http-status', `${status} ${startOf(text)}`.trim(), { status });
}

export function refusePage({ status, text }: HttpAnswer): void {
  if (/^\s*<(!doctype html|html)\b/i.test(text)) {
    throw new RegistryFault('web-page', startOf(text), { status });
  }
}

/** As much of an answer as helps to see what it is. */
export const startOf = (text: string): string => text.slice(0, 200).replaceAll(/\s+/g, ' ').trim();
