import { filled } from '#kernel/bilingual.ts';
import type { FastifyRequest } from 'fastify';
import type { Attachment } from '#dossier/dossier-event.ts';
import { checkTotal, safeFileName, MAX_FILE_BYTES } from '#documents/inspect-upload.ts';
import { uploadFaultText } from '#documents/upload-fault.ts';
import { scansOf } from '#store/content-scans.ts';
import type { FieldError } from '#web/field-error.ts';
import { type FormValues, formValues, many, one } from '#web/form-values.ts';
import { readKept } from '#web/kept-attachment.ts';
import type { Services } from '#web/services.ts';

/** A form as read: its text fields, the files it carries (kept and new), and what was wrong. */
export interface FormBody {
  readonly values: FormValues;
  readonly attachments: readonly Attachment[];
  readonly errors: readonly FieldError[];
}

/** Which field of a form names what its files belong to, and how many files it may bring. */
export interface FormLimits {
  readonly idField: string;
  readonly maxFiles: number;
}

const DOSSIER_FORM: FormLimits = { idField: 'dossierId', maxFiles: 60 };

/**
 * Reads a form with file fields named `file-<component>`. New files go to the content store and
 * are checked by content and scanned; files kept from an earlier sending are taken from `kept` fields,
 * less those ticked in `drop` and those that were found to be infected meanwhile. A file that is refused is named at its field; the others are kept.
 */
export async function readFormBody(
  request: FastifyRequest,
  services: Services,
  limits = DOSSIER_FORM,
): Promise<FormBody> {
  const read: Reading = { values: new Map(), uploaded: [], errors: [] };
  if (request.isMultipart()) await readParts(request, services, read, limits);
  else for (const [name, list] of formValues(request.body)) read.values.set(name, [...list]);

  const id = one(read.values, limits.idField);
  const dropped = new Set(many(read.values, 'drop'));
  const attachments: Attachment[] = [];
  const carried = many(read.values, 'kept').flatMap((token) => {
    const kept = dropped.has(token) ? null : readKept(services.formKey, id, token);
    return kept === null ? [] : [kept];
  });
  const scans = await scansOfCarried(services, carried);
  for (const kept of carried) {
    if (scans.get(kept.sha256) === 'infected') {
      read.errors.push(uploadError(kept.component, kept.name, { code: 'infected' }));
    } else if (await services.content.renew(kept.sha256)) attachments.push(kept);
    else read.errors.push(uploadError(kept.component, kept.name, { code: 'no-longer-kept' }));
  }
  for (const attachment of read.uploaded) {
    const known = attachments.some(
      ({ sha256, component }) => sha256 === attachment.sha256 && component === attachment.component,
    );
    const fits = checkTotal([...attachments, attachment].map(({ size }) => size));
    if (!fits.ok) {
      read.errors.push(uploadError(attachment.component, attachment.name, fits.error));
    } else if (!known) attachments.push(attachment);
  }
  return { values: read.values, attachments, errors: read.errors };
}

/**
 * What scans said of the files that a form carries along. Where the database is down nothing is known,
 * and the form comes back with all that was typed: whoever opens an infected file later is refused.
 */
async function scansOfCarried(
  { pool, log, virusScanner }: Services,
  carried: readonly Attachment[],
): ReturnType<typeof scansOf> {
  if (virusScanner === null) return new Map();
  const contents = carried.map(({ sha256 }) => sha256);
  return scansOf(pool, contents).catch((fault: unknown) => {
    log.warn({ fault: String(fault) }, 'scans of the files of a form could not be read');
    return new Map();
  });
}

interface Reading {
  readonly values: Map<string, string[]>;
  readonly uploaded: Attachment[];
  readonly errors: FieldError[];
}

async function readParts(
  request: FastifyRequest,
  services: Services,
  read: Reading,
  { maxFiles }: FormLimits,
): Promise<void> {
  const limits = { fileSize: MAX_FILE_BYTES + 1, files: maxFiles, fields: 500 };
  for await (const part of request.parts({ limits })) {
    if (part.type === 'field') {
      const list = read.values.get(part.fieldname) ?? [];
      if (typeof part.value === 'string') read.values.set(part.fieldname, [...list, part.value]);
    } else if (part.filename === '') {
      part.file.resume(); // an empty file field of a browser
    } else {
      const component = part.fieldname.replace(/^file-/, '');
      const name = safeFileName(part.filename);
      const taken = await services.uploadGate.take(part.file);
      if (taken.ok) read.uploaded.push({ component, name, ...taken.value });
      else read.errors.push(uploadError(component, name, taken.error));
    }
  }
}

/** What is wrong with a file, said at its field under its name. */
export function uploadError(
  component: string,
  name: string,
  fault: Parameters<typeof uploadFaultText>[0],
): FieldError {
  return {
    field: `file-${component}`,
    text: filled('{name}: {text}', '{name}: {text}', { name, text: uploadFaultText(fault) }),
  };
}
