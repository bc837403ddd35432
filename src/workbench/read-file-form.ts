import type { FastifyRequest } from 'fastify';
import type { FormValues } from '#web/form-values.ts';

/** A form with one file that is read at once and never kept. */
export interface FileForm {
  readonly values: FormValues;
  readonly file: { readonly name: string; readonly bytes: Buffer } | null;
  /** The file was longer than may be: what there is of it is cut off. */
  readonly tooLarge: boolean;
}

const MAX_BYTES = 5 * 1024 * 1024;

/** Reads the parts of a form with a file of 5 MB at most; whose token it carries is the caller's to ask. */
export async function readFileForm(request: FastifyRequest): Promise<FileForm> {
  const values = new Map<string, readonly string[]>();
  let file: FileForm['file'] = null;
  let tooLarge = false;
  for await (const part of request.parts({ limits: { fileSize: MAX_BYTES, files: 1 } })) {
    if (part.type === 'field') values.set(part.fieldname, [String(part.value)]);
    else if (part.filename === '')
      part.file.resume(); // an empty file field of a browser
    else {
      const chunks: Buffer[] = [];
      for await (const chunk of part.file) chunks.push(chunk);
      tooLarge ||= part.file.truncated;
      file = { name: part.filename, bytes: Buffer.concat(chunks) };
    }
  }
  return { values, file, tooLarge };
}
