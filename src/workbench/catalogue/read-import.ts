import type { CatalogueFault } from '#catalogue/catalogue-fault.ts';
import { isList } from '#catalogue/json-path.ts';
import type { Bilingual } from '#kernel/bilingual.ts';
import type { JsonValue } from '#kernel/canonical-json.ts';
import { err, ok, type Result } from '#kernel/result.ts';
import { faultText, type FaultyLaw } from '#workbench/catalogue/fault-fields.ts';

/** How one law of a file is read, and what its pages call what is in it. */
export interface LawReader {
  readonly read: (body: JsonValue) => Result<unknown, readonly CatalogueFault[]>;
  readonly about: (body: JsonValue) => FaultyLaw;
}

/**
 * Reads one law or a list of them. All are taken or none: every fault is named with the file, the
 * number of the law in it, the place as the file has it, and the reason.
 */
export function readImport(
  text: string,
  source: string,
  law: LawReader,
): Result<readonly JsonValue[], readonly Bilingual[]> {
  let json: JsonValue;
  try {
    json = JSON.parse(text) as JsonValue;
  } catch (fault) {
    const reason = fault instanceof Error ? fault.message : '';
    return err([
      {
        vi: `${source}: không phải JSON (${reason}). Chọn tệp đã xuất từ hệ thống này.`,
        en: `${source}: is no JSON (${reason}). Choose a file that this system exported.`,
      },
    ]);
  }
  const bodies = isList(json) ? json : [json];
  const faults: Bilingual[] = [];
  for (const [index, body] of bodies.entries()) {
    const read = law.read(body);
    const place = isList(json) ? `${source}[${index}]` : source;
    if (!read.ok)
      faults.push(...read.error.map((fault) => placedFault(place, fault, law.about(body))));
  }
  if (bodies.length === 0) {
    faults.push({ vi: `${source}: danh sách trống.`, en: `${source}: the list is empty.` });
  }
  return faults.length > 0 ? err(faults) : ok(bodies);
}

/** A fault in words after the place of its law in the file, and its own place as the file has it. */
export function placedFault(source: string, fault: CatalogueFault, law: FaultyLaw): Bilingual {
  const { vi, en } = faultText(fault, law);
  const place = `${source} ${fault.path}`.trim();
  return { vi: `${place} – ${vi}`, en: `${place} – ${en}` };
}
