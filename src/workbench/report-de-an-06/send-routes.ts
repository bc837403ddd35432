import { randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { officialDocx } from '#documents/official/official-docx.ts';
import { officialPdf } from '#documents/official/official-pdf.ts';
import type { OfficialDocument } from '#written-report/official-document.ts';
import { type KeptAxisFile, type KeptDocument, sendDocument } from '#store/axis-documents.ts';
import { DE_AN_06 } from '#store/report-facts.ts';
import { readTexts } from '#store/report-texts.ts';
import type { FieldError, SentForm } from '#web/field-error.ts';
import { formValues } from '#web/form-values.ts';
import { sayIn } from '#web/language.ts';
import type { Services } from '#web/services.ts';
import { administratorRoute } from '#workbench/administrator-route.ts';
import { documentPath } from '#workbench/documents/paths.ts';
import { type OfficerRequest, seeOther, sendPage } from '#workbench/officer-request.ts';
import { recordChange } from '#workbench/record-administration.ts';
import { composeIssued, MEDIA } from '#workbench/report-de-an-06/file-routes.ts';
import { type OpenReport, withReport } from '#workbench/report-de-an-06/open-report.ts';
import { DE_AN_06_PATH } from '#workbench/report-de-an-06/paths.ts';
import { type Dispatch, readDispatch } from '#workbench/report-de-an-06/read-dispatch.ts';
import { partsFor } from '#workbench/report-de-an-06/report-parts.ts';
import { sendFormPage } from '#workbench/report-de-an-06/send-page.ts';

/** The report goes over the document axis, as PDF and DOCX, once under its number. */
export function sendRoutes(app: FastifyInstance, services: Services): void {
  const path = `${DE_AN_06_PATH}/:period/gui`;
  const route = (page: (on: OfficerRequest, report: OpenReport) => Promise<unknown>) =>
    administratorRoute(services, 'send-report-de-an-06', withReport(page));
  app.get(
    path,
    route((on, report) => show(on, report, { values: new Map(), errors: [] })),
  );
  app.post(path, route(send));
}

async function show(on: OfficerRequest, report: OpenReport, form: SentForm): Promise<unknown> {
  const texts = await readTexts(on.services.pool, DE_AN_06, report.period.code);
  const missing = partsFor(on.services, on.officer).filter(
    ({ key }) => (texts.get(key)?.submittedAt ?? null) === null,
  );
  return sendPage(on, {
    title: sayIn(on.lang)('Gửi báo cáo', 'Send the report'),
    status: form.errors.length > 0 ? 422 : 200,
    hasErrors: form.errors.length > 0,
    body: sendFormPage(on, report, { form, missing: missing.length }),
  });
}

async function send(on: OfficerRequest, report: OpenReport): Promise<unknown> {
  const { services } = on;
  const values = formValues(on.request.body);
  const read = readDispatch(values, services);
  if (!read.ok) return show(on, report, { values, errors: read.error });
  const issued = await composeIssued(services, report, read.value);
  const files = await keepFiles(services, issued, report);
  const id = randomUUID();
  const document = documentOf(on, read.value, issued);
  const done = await recordChange(on, 'axis-send', document.id.code, (client) =>
    sendDocument(client, id, document, files),
  );
  if (done === 'done') return seeOther(on, documentPath(id));
  return show(on, report, { values, errors: [KNOWN] });
}

const KNOWN: FieldError = {
  field: 'number',
  text: {
    vi: 'Văn bản có số và ngày này đã được gửi. Muốn sửa thì mở văn bản ấy và chọn Thay thế.',
    en: 'A document of this number and day was sent. To mend it, open it and choose Replace.',
  },
};

async function keepFiles(
  { uploadGate }: Services,
  issued: OfficialDocument,
  { period }: OpenReport,
): Promise<readonly KeptAxisFile[]> {
  const made = [
    { format: 'pdf', bytes: await officialPdf(issued) },
    { format: 'docx', bytes: await officialDocx(issued) },
  ] as const;
  const kept: KeptAxisFile[] = [];
  for (const { format, bytes } of made) {
    const taken = await uploadGate.takeIssued(bytes);
    if (!taken.ok) throw new Error(`the report cannot be kept: ${taken.error.code}`);
    const name = `bao-cao-de-an-06-${period.code}.${format}`;
    kept.push({ id: randomUUID(), name, mediaType: MEDIA[format], ...taken.value });
  }
  return kept;
}

function documentOf(
  { services }: OfficerRequest,
  { number, day, signer, to }: Dispatch,
  issued: OfficialDocument,
): KeptDocument {
  const { directory, registries, reportOutline, now } = services;
  const organ = registries?.axis?.organId ?? provinceCode(services);
  return {
    id: { organ, day, code: `${number}/${reportOutline.head.notation}` },
    from: { id: organ, name: directory().agencyName(organ, 'vi') },
    to: to.map(({ id, name }) => ({ id, name })),
    place: issued.place,
    type: 'Báo cáo',
    subject: issued.subject,
    content: '',
    signer: { position: issued.signature.titles.join(', '), name: signer },
    dueDay: null,
    toPlaces: issued.recipients,
    answers: [],
    business: { kind: 'new' },
    sentAt: now(),
  };
}

/** In whose name documents go where the axis is not connected yet. */
const provinceCode = ({ directory }: Services): string =>
  directory().agencies.find(({ kind }) => kind === 'province-committee')?.code ?? '';
