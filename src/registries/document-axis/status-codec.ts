import { type AxisStatus, documentIdText, STATUS_CODES } from '#axis/axis-document.ts';
import type { HttpAnswer } from '#registries/call-http.ts';
import {
  axisDay,
  axisTime,
  element,
  ENVELOPE_NAMESPACE,
  organOf,
  readAxisTime,
  readDocumentId,
  wrongShape,
  writeOrgan,
} from '#registries/document-axis/members.ts';
import { childOf, findElement, readXml, textAt } from '#registries/read-xml.ts';

/** The message of a status. */
export function writeStatus({ from, about, code, description, staff, at }: AxisStatus): string {
  return `<?xml version="1.0" encoding="UTF-8"?><edXML:Status xmlns:edXML="${ENVELOPE_NAMESPACE}">${[
    element('From', writeOrgan(from)),
    element('ResponseFor', [
      element('OrganId', about.organ),
      element('Code', about.code),
      element('PromulgationDate', axisDay(about.day)),
      element('DocumentId', documentIdText(about)),
    ]),
    element('StaffInfo', [
      element('Department', staff.department),
      element('Staff', staff.name),
      element('Email', ''),
      element('Mobile', ''),
    ]),
    element('StatusCode', code),
    element('Description', description),
    element('Timestamp', axisTime(at)),
  ].join('')}</edXML:Status>`;
}

/** Reads the message of a status; throws `wrong-shape` with what is missing or wrong. */
export function readStatus(answer: HttpAnswer): AxisStatus {
  const root = readXml(answer);
  const status = root.name === 'Status' ? root : findElement(root, 'Status');
  if (status === null) throw wrongShape('no Status', answer);
  const from = organOf(childOf(status, 'From'));
  if (from.id === '') throw wrongShape('From has no OrganId', answer);
  const given = textAt(status, 'StatusCode');
  const code = STATUS_CODES.find((known) => known === given);
  if (code === undefined) throw wrongShape(`StatusCode ${given} is not known`, answer);
  return {
    from,
    about: readDocumentId(textAt(status, 'ResponseFor', 'DocumentId'), answer),
    code,
    description: textAt(status, 'Description'),
    staff: {
      department: textAt(status, 'StaffInfo', 'Department'),
      name: textAt(status, 'StaffInfo', 'Staff'),
    },
    at: readAxisTime(textAt(status, 'Timestamp'), answer),
  };
}
