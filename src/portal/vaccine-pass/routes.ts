import { buffer } from 'node:stream/consumers';
import type { FastifyInstance } from 'fastify';
import { uploadFaultText } from '#documents/upload-fault.ts';
import type { Bilingual } from '#kernel/bilingual.ts';
import {
  askingPassPage,
  judgedPassPage,
  PASS_VERIFICATION,
} from '#portal/vaccine-pass/pass-page.ts';
import { sendVisitPage, type Visit, visitRoute } from '#portal/visit.ts';
import { judgePass } from '#vaccine-pass/judge-pass.ts';
import { revokedSince } from '#store/vaccine-passes.ts';
import type { SentForm } from '#web/field-error.ts';
import { sayIn } from '#web/language.ts';
import type { Services } from '#web/services.ts';

/** Anybody finds out whether a vaccine certificate holds; what is sent is judged in memory and kept nowhere. */
export function vaccinePassRoutes(app: FastifyInstance, services: Services): void {
  app.get(
    PASS_VERIFICATION,
    visitRoute(services, (visit) => ask(visit, { values: new Map(), errors: [] })),
  );
  app.post(PASS_VERIFICATION, visitRoute(services, verifySent));
}

const MAX_PICTURE_BYTES = 8 * 1024 * 1024;
/** Longer than any code: what is longer is told so by the step that it fails at. */
const MAX_FIELD_BYTES = 16 * 1024;

const ask = async (visit: Visit, form: SentForm): Promise<unknown> =>
  sendVisitPage(visit, {
    title: sayIn(visit.lang)('Xác minh hộ chiếu vắc xin', 'Verify a vaccine certificate'),
    section: PASS_VERIFICATION,
    status: form.errors.length > 0 ? 422 : 200,
    hasErrors: form.errors.length > 0,
    // What was typed is somebody's certificate.
    cache: 'no-store',
    body: askingPassPage(visit.lang, form),
  });

/** The picture goes before the text. */
async function verifySent(visit: Visit): Promise<unknown> {
  const { request } = visit;
  if (!request.isMultipart()) return refuse(visit, '', 'ma', NOTHING_SENT);
  const limits = {
    fileSize: MAX_PICTURE_BYTES + 1,
    files: 1,
    fields: 5,
    fieldSize: MAX_FIELD_BYTES,
  };
  let typed = '';
  let picture: Uint8Array = new Uint8Array();
  for await (const part of request.parts({ limits })) {
    if (part.type === 'field') {
      if (part.fieldname === 'ma') typed = String(part.value);
    } else picture = await buffer(part.file);
  }
  if (picture.length > MAX_PICTURE_BYTES) {
    return refuse(visit, typed, 'anh', uploadFaultText({ code: 'too-large' }));
  }
  if (picture.length === 0) {
    // A long line is often pasted in pieces; a space may be part of the code.
    const text = typed.replaceAll(/[\r\n\t]/g, '').trimStart();
    return text === '' ? refuse(visit, typed, 'ma', NOTHING_SENT) : judge(visit, text);
  }
  // Half a megabyte of WebAssembly that no start needs.
  const { readQr } = await import('#documents/read-qr.ts');
  const text = await readQr(picture);
  return text === null ? refuse(visit, typed, 'anh', NO_CODE) : judge(visit, text);
}

const refuse = (visit: Visit, typed: string, field: string, text: Bilingual): Promise<unknown> =>
  ask(visit, { values: new Map([['ma', [typed]]]), errors: [{ field, text }] });

async function judge(visit: Visit, text: string): Promise<unknown> {
  const { services, lang } = visit;
  const grounds = await services.passGrounds();
  const judged = judgePass(text, { ...grounds, at: services.now() });
  const revokedAt = await revokedSince(services.readPool, text);
  return sendVisitPage(visit, {
    title: sayIn(lang)('Kết quả xác minh hộ chiếu vắc xin', 'What was found'),
    section: PASS_VERIFICATION,
    cache: 'no-store',
    body: judgedPassPage(lang, judged, grounds.sets, revokedAt),
  });
}

const NOTHING_SENT = {
  vi: 'Chọn ảnh mã QR, hoặc dán nội dung mã, bắt đầu bằng HC1:.',
  en: 'Choose a picture of the QR code, or paste what it says, beginning with HC1:.',
};

const NO_CODE = {
  vi: 'Ảnh không có mã QR đọc được. Chụp lại gần hơn, đủ sáng và thẳng, bằng tệp PNG hoặc JPEG.',
  en: 'No QR code can be read in the picture. Take it again, closer, in good light, as PNG or JPEG.',
};
