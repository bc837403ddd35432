import { randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { filled } from '#kernel/bilingual.ts';
import { safeFileName } from '#documents/inspect-upload.ts';
import { uploadFaultText } from '#documents/upload-fault.ts';
import { type CampaignKind, campaignRoutes } from '#quality/campaign.ts';
import { createCampaign } from '#store/quality-campaigns.ts';
import type { Side } from '#store/quality-records.ts';
import type { FieldError } from '#web/field-error.ts';
import { type FormValues, formValues, one } from '#web/form-values.ts';
import { keepAttachment, readKept } from '#web/kept-attachment.ts';
import { sayIn } from '#web/language.ts';
import type { TableInspection } from '#web/table-inspection.ts';
import type { Services } from '#web/services.ts';
import { tokenMatches } from '#workbench/guard.ts';
import { type OfficerRequest, seeOther, sendPage } from '#workbench/officer-request.ts';
import {
  type NewCampaignView,
  newCampaignPage,
  type ShownTable,
} from '#workbench/quality/new-campaign-page.ts';
import { campaignPath, NEW_CAMPAIGN_PATH } from '#workbench/quality/paths.ts';
import { qualityRoute } from '#workbench/quality/quality-route.ts';
import {
  kindAsked,
  readCampaignForm,
  SIDES,
  type UploadedTable,
} from '#workbench/quality/read-campaign.ts';
import { ForeignForm } from '#workbench/read-officer-form.ts';

/** New campaigns, by data stewards. */
export function newCampaignRoutes(app: FastifyInstance, services: Services): void {
  app.get(NEW_CAMPAIGN_PATH, qualityRoute(services, 'steward', begin));
  app.post(NEW_CAMPAIGN_PATH, qualityRoute(services, 'steward', create));
}

const begin = (on: OfficerRequest): Promise<unknown> =>
  show(on, {
    kind: kindAsked(one(formValues(on.request.query), 'loai')),
    campaignId: randomUUID(),
    sent: { values: new Map(), errors: [] },
    tables: {},
  });

async function show(on: OfficerRequest, view: NewCampaignView): Promise<unknown> {
  const hasErrors = view.sent.errors.length > 0;
  return sendPage(on, {
    title: sayIn(on.lang)('Chiến dịch mới', 'A new campaign'),
    status: hasErrors ? 422 : 200,
    hasErrors,
    body: newCampaignPage(on, view),
  });
}

async function create(on: OfficerRequest): Promise<unknown> {
  const { services, officer } = on;
  const form = await readParts(on);
  if (!tokenMatches(on.session, one(form.values, '_csrf'))) throw new ForeignForm();
  const { values } = form;
  const kind = kindAsked(one(values, 'kind'));
  const tables = new Map([...keptTables(on, values), ...form.tables]);
  const read = readCampaignForm(values, Object.fromEntries(tables));
  const uploadErrors = new Set(form.errors.map(({ field }) => field));
  const errors = [
    ...form.errors,
    ...(read.ok ? [] : read.error.filter(({ field }) => !uploadErrors.has(field))),
  ];
  const shown = await inspected(on, one(values, 'campaignId'), tables);
  for (const [side, { inspection }] of shown) {
    if (inspection.faults.length > 0) errors.push({ field: `file-${side}`, text: BAD_TABLE });
    else if (side === 'left' && mustNameRecords(kind) && !namesRecords(inspection)) {
      errors.push({ field: 'file-left', text: NO_IDS });
    }
  }
  // A table that has just come is shown first; the second press begins the campaign.
  if (errors.length > 0 || !read.ok || form.tables.size > 0) {
    return show(on, {
      kind,
      campaignId: one(values, 'campaignId'),
      sent: { values, errors },
      tables: Object.fromEntries(shown),
    });
  }
  for (const { sha256 } of tables.values()) await services.content.claim(sha256);
  await createCampaign(services.pool, read.value, officer, services.now());
  return seeOther(on, campaignPath(read.value.campaignId));
}

interface Parts {
  readonly values: FormValues;
  readonly tables: ReadonlyMap<Side, UploadedTable>;
  readonly errors: readonly FieldError[];
}

async function readParts({ request, services }: OfficerRequest): Promise<Parts> {
  if (!request.isMultipart())
    return { values: formValues(request.body), tables: new Map(), errors: [] };
  const values = new Map<string, string[]>();
  const tables = new Map<Side, UploadedTable>();
  const errors: FieldError[] = [];
  for await (const part of request.parts({ limits: { fileSize: MOST_BYTES, files: 2 } })) {
    if (part.type === 'field') {
      const list = values.get(part.fieldname) ?? [];
      values.set(part.fieldname, [...list, String(part.value)]);
      continue;
    }
    const side = SIDES.find((known) => part.fieldname === `file-${known}`);
    if (part.filename === '' || side === undefined) {
      part.file.resume(); // an empty file field of a browser
      continue;
    }
    const name = safeFileName(part.filename);
    const taken = await services.uploadGate.takeTable(part.file);
    if (taken.ok) tables.set(side, { sha256: taken.value.sha256, name });
    else {
      const text = filled('{name}: {text}', '{name}: {text}', {
        name,
        text: uploadFaultText(taken.error),
      });
      errors.push({ field: part.fieldname, text });
    }
  }
  return { values, tables, errors };
}

/** Beyond what the gate takes, so that the gate says what is too large. */
const MOST_BYTES = 101 * 1024 * 1024;

/** Tables that the form carries along from an earlier sending, signed by us for this campaign. */
function keptTables({ services }: OfficerRequest, values: FormValues): Map<Side, UploadedTable> {
  const found = SIDES.flatMap((side): [Side, UploadedTable][] => {
    const token = one(values, `kept-${side}`);
    const kept = readKept(services.formKey, one(values, 'campaignId'), token);
    return kept === null || kept.component !== side ? [] : [[side, kept]];
  });
  return new Map(found.map(([side, { sha256, name }]) => [side, { sha256, name }]));
}

async function inspected(
  { services }: OfficerRequest,
  campaignId: string,
  tables: ReadonlyMap<Side, UploadedTable>,
): Promise<ReadonlyMap<Side, ShownTable>> {
  const shown = new Map<Side, ShownTable>();
  for (const [side, { sha256, name }] of tables) {
    if (!(await services.content.renew(sha256))) continue;
    const inspection = await services.inspectTable(sha256);
    const attachment = { component: side, sha256, name, mediaType: 'text/csv', size: 0 };
    shown.set(side, {
      name,
      inspection,
      kept: keepAttachment(services.formKey, campaignId, attachment),
    });
  }
  return shown;
}

/** What is corrected at a register is named by the register's own id, never by a row of a file. */
const mustNameRecords = (kind: CampaignKind): boolean => campaignRoutes[kind].corrects !== null;
const namesRecords = ({ columns }: TableInspection): boolean =>
  columns.some(({ field }) => field === 'id');

const NO_IDS = {
  vi: 'Tệp cần cột mã bản ghi của hệ thống gốc, để đính chính đúng bản ghi. Xuất lại tệp kèm cột đó.',
  en: 'The file needs the register’s own ids, so that the right record is corrected.',
};
const BAD_TABLE = {
  vi: 'Tệp có lỗi theo dòng và cột nêu dưới đây. Sửa rồi chọn lại.',
  en: 'The file has faults, told below by row and column. Mend it and choose it again.',
};
