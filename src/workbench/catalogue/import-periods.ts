import { joiningFaults, type Period } from '#catalogue/period-faults.ts';
import { textAt } from '#catalogue/json-path.ts';
import type { Bilingual } from '#kernel/bilingual.ts';
import type { JsonValue } from '#kernel/canonical-json.ts';
import { parseDay } from '#kernel/day.ts';
import { readPeriods } from '#store/published-catalogue.ts';
import type { LawKind } from '#workbench/catalogue/law-kind.ts';
import { placedFault } from '#workbench/catalogue/read-import.ts';
import type { OfficerRequest } from '#workbench/officer-request.ts';

/**
 * What is wrong with the periods of a file's laws, beside each other and beside those that are
 * published; one that is published already with the same first day is looked at as a draft.
 */
export async function importPeriodFaults(
  on: OfficerRequest,
  law: LawKind,
  bodies: readonly JsonValue[],
  source: string,
): Promise<readonly Bilingual[]> {
  const published = await readPeriods(on.services.pool, law.kind);
  const sent = bodies.map(periodOf);
  const isPublished = ({ code, validFrom }: Period): boolean =>
    published.some((one) => one.code === code && one.validFrom === validFrom);
  return sent.flatMap((period, index) => {
    if (period === null || isPublished(period)) return [];
    const others = sent.filter((one) => one !== null && one !== period && !isPublished(one));
    const before = others.filter((one) => one !== null && one.validFrom <= period.validFrom);
    const beside = [...published, ...before.filter((one) => one !== null)];
    const body = bodies[index] ?? null;
    const about = { sections: law.sections(on, law.opened(body)), body };
    return joiningFaults(period, beside).map((fault) =>
      placedFault(bodies.length > 1 ? `${source}[${index}]` : source, fault, about),
    );
  });
}

function periodOf(body: JsonValue): Period | null {
  const from = parseDay(textAt(body, ['validFrom']));
  const to = parseDay(textAt(body, ['validTo']));
  if (!from.ok) return null;
  return { code: textAt(body, ['code']), validFrom: from.value, validTo: to.ok ? to.value : null };
}
