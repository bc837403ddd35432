import type { Holder } from '#documents/signing/certificate-authority.ts';
import type { Locality } from '#host/seed-reference.ts';

/** Who signs in a demonstration: its signing leaders, and every agency that has one. */
export function signingHolders({ agencies, staff }: Locality): readonly Holder[] {
  const names = new Map(agencies.map(({ code, name }) => [code, name.vi]));
  const leaders = staff.filter(({ role }) => role === 'signing-leader');
  const people = leaders.map(({ subject, name, title, agency }): Holder => {
    return {
      kind: 'person',
      id: subject,
      name,
      title: title.vi,
      agency: names.get(agency) ?? agency,
    };
  });
  const seals = [...new Set(leaders.map(({ agency }) => agency))].map(
    (code): Holder => ({ kind: 'agency', id: code, name: names.get(code) ?? code }),
  );
  return [...people, ...seals];
}
