import {
  type AxisDocument,
  type AxisFile,
  type Business,
  type DocumentId,
  documentIdText,
} from '#axis/axis-document.ts';
import type { HttpAnswer } from '#registries/call-http.ts';
import {
  axisTime,
  axisDay,
  element,
  ENVELOPE_NAMESPACE,
  organOf,
  readAxisDay,
  readAxisTime,
  readDocumentId,
  wrongShape,
  writeOrgan,
} from '#registries/document-axis/members.ts';
import { childOf, findElement, readXml, textAt, type XmlElement } from '#registries/read-xml.ts';

/** BussinessDocType: 1 and 2 are sourced, 0 and 3 recalled (data/edxml.json). */
const BUSINESS_CODES = { new: '0', recall: '1', update: '2', replace: '3' } as const;

/** The message of a document, edXML 1.0 (QCVN 102:2016/BTTTT). */
export function writeDocument(document: AxisDocument): string {
  const { from, to, id, files } = document;
  const [number = '', notation = ''] = id.code.split(/\/(.*)/s);
  const header = element('MessageHeader', [
    element('From', writeOrgan(from)),
    ...to.map((organ) => element('To', writeOrgan(organ))),
    element('DocumentId', documentIdText(id)),
    element('Code', [element('CodeNumber', number), element('CodeNotation', notation)]),
    element('PromulgationInfo', [
      element('Place', document.place),
      element('PromulgationDate', axisDay(id.day)),
    ]),
    element('DocumentType', [element('Type', '2'), element('TypeName', document.type)]),
    element('Subject', document.subject),
    element('Content', document.content),
    element('SignerInfo', [
      element('Competence', ''),
      element('Position', document.signer.position),
      element('FullName', document.signer.name),
    ]),
    ...(document.dueDay === null ? [] : [element('DueDate', axisDay(document.dueDay))]),
    element(
      'ToPlaces',
      document.toPlaces.map((place) => element('Place', place)),
    ),
    ...document.answers.map((answered) =>
      element('ResponseFor', [
        element('OrganId', answered.organ),
        element('Code', answered.code),
        element('DocumentId', documentIdText(answered)),
        element('PromulgationDate', axisDay(answered.day)),
      ]),
    ),
  ]);
  return envelope(
    [
      element('edXMLHeader', [header, traces(document)]),
      element('edXMLBody', [
        element(
          'edXMLManifest',
          files.map((file) =>
            element('Reference', [
              element('ContentId', `cid:${file.id}`),
              element('ContentType', file.mediaType),
              element('AttachmentName', file.name),
            ]),
          ),
        ),
      ]),
    ],
    files,
  );
}

const envelope = (parts: readonly string[], files: readonly AxisFile[]): string =>
  `<?xml version="1.0" encoding="UTF-8"?><edXML:edXML xmlns:edXML="${ENVELOPE_NAMESPACE}">${element(
    'edXMLEnvelope',
    parts,
  )}${element('AttachmentEncoded', files.map(attachment))}</edXML:edXML>`;

const attachment = ({ id, name, mediaType, bytes }: AxisFile): string =>
  element('Attachment', [
    element('ContentId', `cid:${id}`),
    element('AttachmentName', name),
    element('ContentType', mediaType),
    element('ContentTransferEncoded', Buffer.from(bytes).toString('base64')),
  ]);

function traces({ from, to, id, business, sentAt }: AxisDocument): string {
  const asked = business.kind === 'new' ? null : business;
  return element('TraceHeaderList', [
    element('TraceHeader', [element('OrganId', from.id), element('Timestamp', axisTime(sentAt))]),
    element('Bussiness', [
      element('DocumentId', documentIdText(id)),
      element('BussinessDocType', BUSINESS_CODES[business.kind]),
      element('BussinessDocReason', asked?.reason ?? ''),
      element('BussinessDocumentInfo', [
        element('DocumentInfo', asked === null ? '0' : '1'),
        element('DocumentReceiver', '0'),
        element(
          'ReceiverList',
          to.map((organ) =>
            element('Receiver', [element('OrganId', organ.id), element('ReceiverType', '1')]),
          ),
        ),
      ]),
    ]),
  ]);
}

/** Reads the message of a document; throws `wrong-shape` with what is missing or wrong. */
export function readDocument(answer: HttpAnswer): AxisDocument {
  const root = readXml(answer);
  if (root.name !== 'edXML') throw wrongShape(`the root is ${root.name}, not edXML`, answer);
  const header = findElement(root, 'MessageHeader');
  if (header === null) throw wrongShape('no MessageHeader', answer);
  const to = header.children.filter(({ name }) => name === 'To').map(organOf);
  const from = organOf(childOf(header, 'From'));
  if (from.id === '') throw wrongShape('From has no OrganId', answer);
  if (to.length === 0 || to.some(({ id }) => id === '')) throw wrongShape('no To', answer);
  const id = readDocumentId(textAt(header, 'DocumentId'), answer);
  checkCode(header, id, answer);
  const due = textAt(header, 'DueDate');
  const business = readBusiness(root, answer);
  return {
    id,
    from,
    to,
    place: textAt(header, 'PromulgationInfo', 'Place'),
    type: textAt(header, 'DocumentType', 'TypeName'),
    subject: textAt(header, 'Subject'),
    content: textAt(header, 'Content'),
    signer: {
      position: textAt(header, 'SignerInfo', 'Position'),
      name: textAt(header, 'SignerInfo', 'FullName'),
    },
    dueDay: due === '' ? null : readAxisDay(due, answer),
    toPlaces: (childOf(header, 'ToPlaces')?.children ?? []).map(({ text }) => text.trim()),
    answers: header.children
      .filter(({ name }) => name === 'ResponseFor')
      .map((one) => readDocumentId(textAt(one, 'DocumentId'), answer)),
    business,
    sentAt: readAxisTime(textAt(findElement(root, 'TraceHeader'), 'Timestamp'), answer),
    files: readFiles(root, answer),
  };
}

/** Number and notation stand twice in a message: where they differ, nobody knows which document it is. */
function checkCode(header: XmlElement, id: DocumentId, answer: HttpAnswer): void {
  const code = `${textAt(header, 'Code', 'CodeNumber')}/${textAt(header, 'Code', 'CodeNotation')}`;
  if (code !== id.code) throw wrongShape(`Code ${code} is not that of DocumentId`, answer);
}

function readBusiness(root: XmlElement, answer: HttpAnswer): Business {
  const business = findElement(root, 'Bussiness');
  const code = textAt(business, 'BussinessDocType');
  const reason = textAt(business, 'BussinessDocReason');
  switch (code) {
    case '':
    case BUSINESS_CODES.new:
      return { kind: 'new' };
    case BUSINESS_CODES.recall:
      return { kind: 'recall', reason };
    case BUSINESS_CODES.update:
      return { kind: 'update', reason };
    case BUSINESS_CODES.replace:
      return { kind: 'replace', reason };
    default:
      throw wrongShape(`BussinessDocType ${code} is not known`, answer);
  }
}

const BASE64 = /^[A-Za-z0-9+/\s]*={0,2}\s*$/;

/** Every file that the manifest names must be there, and none besides. */
function readFiles(root: XmlElement, answer: HttpAnswer): readonly AxisFile[] {
  const named = (findElement(root, 'edXMLManifest')?.children ?? []).map((one) =>
    textAt(one, 'ContentId'),
  );
  const files = (childOf(root, 'AttachmentEncoded')?.children ?? []).map((one) => {
    const encoded = textAt(one, 'ContentTransferEncoded');
    const name = textAt(one, 'AttachmentName');
    if (!BASE64.test(encoded)) throw wrongShape(`file ${name} is not base64`, answer);
    return {
      id: textAt(one, 'ContentId').replace(/^cid:/, ''),
      name,
      mediaType: textAt(one, 'ContentType'),
      bytes: new Uint8Array(Buffer.from(encoded, 'base64')),
    };
  });
  const there = new Set(files.map(({ id }) => `cid:${id}`));
  const missing = named.find((one) => !there.has(one));
  if (missing !== undefined) throw wrongShape(`the file ${missing} is not there`, answer);
  if (there.size !== named.length)
    throw wrongShape('a file that the manifest does not name', answer);
  return files;
}
