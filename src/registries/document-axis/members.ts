import type { DocumentId, Organ } from '#axis/axis-document.ts';
import {
  type Day,
  dayOf,
  type Instant,
  instantAt,
  instantFromEpoch,
  epochOf,
  minuteOfDay,
  parseDay,
} from '#kernel/day.ts';
import type { HttpAnswer } from '#registries/call-http.ts';
import { escapeXml, textAt, type XmlElement } from '#registries/read-xml.ts';
import { RegistryFault } from '#registries/registry-fault.ts';

/** Of all elements of a message (data/edxml.json). */
export const ENVELOPE_NAMESPACE = 'http://www.mic.gov.vn/TBT/QCVN_102_2016';

/** An element: of text, or of elements that were written before. */
export const element = (name: string, content: string | readonly string[]): string =>
  `<edXML:${name}>${typeof content === 'string' ? escapeXml(content) : content.join('')}</edXML:${name}>`;

export const writeOrgan = ({ id, name }: Organ): readonly string[] => [
  element('OrganId', id),
  element('OrganizationInCharge', ''),
  element('OrganName', name),
];

export const organOf = (of: XmlElement | null): Organ => ({
  id: textAt(of, 'OrganId'),
  name: textAt(of, 'OrganName'),
});

/** `2022/06/21`. */
export const axisDay = (day: Day): string => day.replaceAll('-', '/');

export function readAxisDay(text: string, answer: HttpAnswer): Day {
  const day = parseDay(text.replaceAll('/', '-'));
  if (!day.ok) throw wrongShape(`${text} is no day`, answer);
  return day.value;
}

/** `2022/06/21 08:30:05` of Viet Nam. */
export function axisTime(at: Instant): string {
  const minutes = minuteOfDay(at);
  const parts = [Math.floor(minutes / 60), minutes % 60, new Date(epochOf(at)).getUTCSeconds()];
  return `${axisDay(dayOf(at))} ${parts.map((part) => String(part).padStart(2, '0')).join(':')}`;
}

export function readAxisTime(text: string, answer: HttpAnswer): Instant {
  const found = /^(\d{4}\/\d{2}\/\d{2}) ([01]\d|2[0-3]):([0-5]\d):([0-5]\d)$/.exec(text);
  if (found === null) throw wrongShape(`${text} is no time`, answer);
  const [, day = '', hours, minutes, seconds] = found;
  const midnight = epochOf(instantAt(readAxisDay(day, answer), 0));
  const passed = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
  return instantFromEpoch(midnight + passed * 1000);
}

/** `000.00.00.G22,2015/09/30,7816/VPCP-TTĐT`; a notation may have commas. */
export function readDocumentId(text: string, answer: HttpAnswer): DocumentId {
  const found = /^([0-9A-Z.]{3,40}),(\d{4}\/\d{2}\/\d{2}),(\S.*)$/.exec(text);
  if (found === null) throw wrongShape(`${text} is no DocumentId`, answer);
  const [, organ = '', day = '', code = ''] = found;
  return { organ, day: readAxisDay(day, answer), code };
}

export const wrongShape = (why: string, answer: HttpAnswer): RegistryFault =>
  new RegistryFault('wrong-shape', why, { status: answer.status });
