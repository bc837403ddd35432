import type { FastifyInstance } from 'fastify';
import { cleanLines } from '#kernel/fold.ts';
import { DE_AN_06 } from '#store/report-facts.ts';
import { readTexts, saveText } from '#store/report-texts.ts';
import { NO_DOSSIER } from '#store/write-batch.ts';
import type { FieldError, SentForm } from '#web/field-error.ts';
import { formValues, one } from '#web/form-values.ts';
import type { Services } from '#web/services.ts';
import {
  type OfficerRequest,
  officerRoute,
  seeOther,
  sendPage,
} from '#workbench/officer-request.ts';
import { recordChange } from '#workbench/record-administration.ts';
import { deny, sendProblem } from '#workbench/refuse-page.ts';
import { type OpenReport, withReport } from '#workbench/report-de-an-06/open-report.ts';
import { partPage } from '#workbench/report-de-an-06/part-page.ts';
import { DE_AN_06_PATH, periodPath } from '#workbench/report-de-an-06/paths.ts';
import { type OwnedPart, ownedParts, partsFor } from '#workbench/report-de-an-06/report-parts.ts';

/** Longest text that the table takes. */
const LONGEST = 20_000;

/** Where an agency writes its part. */
export function partRoutes(app: FastifyInstance, services: Services): void {
  const path = `${DE_AN_06_PATH}/:period/phan/:part`;
  app.get(path, officerRoute(services, withReport(withPart((on, of) => show(on, of, null)))));
  app.post(path, officerRoute(services, withReport(withPart(save))));
}

interface PartOfReport {
  readonly report: OpenReport;
  readonly part: OwnedPart;
}

const withPart =
  (page: (on: OfficerRequest, of: PartOfReport) => Promise<unknown>) =>
  async (on: OfficerRequest, report: OpenReport): Promise<unknown> => {
    const { part: key } = on.request.params as { readonly part?: string };
    const part = partsFor(on.services, on.officer).find((own) => own.key === key);
    if (part !== undefined) return page(on, { report, part });
    const exists = ownedParts(on.services).some((any) => any.key === key);
    if (exists) return deny(on, NO_DOSSIER, 'report-part', 'agency-may-not');
    return sendProblem(on, 404, {
      vi: 'Báo cáo không có phần này. Chọn một phần trong danh sách.',
      en: 'The report has no such part. Choose one of the list.',
    });
  };

async function show(
  on: OfficerRequest,
  { report, part }: PartOfReport,
  form: SentForm | null,
): Promise<unknown> {
  const kept = (await readTexts(on.services.pool, DE_AN_06, report.period.code)).get(part.key);
  const errors = form?.errors ?? [];
  return sendPage(on, {
    title: part.title,
    status: errors.length > 0 ? 422 : 200,
    hasErrors: errors.length > 0,
    body: partPage(on, { report, part, kept: kept ?? null, form }),
  });
}

async function save(on: OfficerRequest, { report, part }: PartOfReport): Promise<unknown> {
  const values = formValues(on.request.body);
  const body = cleanLines(one(values, 'body'));
  const isSubmitted = one(values, 'intent') === 'send';
  const errors = faultsOf(body, isSubmitted, part);
  if (errors.length > 0) return show(on, { report, part }, { values, errors });
  const { code } = report.period;
  const saved = await recordChange(
    on,
    isSubmitted ? 'report-part-send' : 'report-part-save',
    `${code} ${part.key}`,
    (client) =>
      saveText(
        client,
        { report: DE_AN_06, period: code },
        {
          part: part.key,
          agency: part.agency?.code ?? on.officer.agency,
          body,
          seen: Number(one(values, 'revision')) || 0,
          isSubmitted,
        },
        on.services.now(),
      ),
  );
  if (saved === 'stale') return show(on, { report, part }, { values, errors: [STALE] });
  return seeOther(on, isSubmitted ? periodPath(code) : `${on.request.url.split('?')[0]}?da-luu=1`);
}

function faultsOf(body: string, isSubmitted: boolean, part: OwnedPart): readonly FieldError[] {
  if (body.length > LONGEST) return [TOO_LONG];
  if (!isSubmitted) return [];
  if (body === '') return [EMPTY];
  // The dots of the skeleton are where something is to be written.
  return body.includes('…') || body === part.skeleton ? [UNFINISHED] : [];
}

const EMPTY: FieldError = {
  field: 'body',
  text: { vi: 'Viết nội dung trước khi gửi.', en: 'Write the text before you send it.' },
};
const UNFINISHED: FieldError = {
  field: 'body',
  text: {
    vi: 'Còn chỗ “…” của mẫu gợi ý. Viết vào đó hoặc xóa dòng ấy rồi gửi.',
    en: 'There are still dots (…) of the outline. Write there, or delete the line, then send.',
  },
};
const TOO_LONG: FieldError = {
  field: 'body',
  text: {
    vi: 'Dài quá 20.000 ký tự. Rút gọn lại, chi tiết gửi thành văn bản riêng.',
    en: 'Longer than 20,000 characters. Shorten it; send details as a document of its own.',
  },
};
const STALE: FieldError = {
  field: 'body',
  text: {
    vi: 'Người khác vừa lưu phần này. Bản của họ hiện bên dưới; chép ý của bạn vào rồi lưu lại.',
    en: 'Somebody else has just saved this part. Theirs is shown below; bring yours together with it and save again.',
  },
};
