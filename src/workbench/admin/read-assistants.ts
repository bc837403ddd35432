import { parsePersonName } from '#persons/person-name.ts';
import { parseIdentityNumber } from '#persons/personal-number.ts';
import { clean, fold } from '#kernel/fold.ts';
import type { Bilingual } from '#kernel/bilingual.ts';
import { err, ok, type Result } from '#kernel/result.ts';
import type { Assistant } from '#store/assistants.ts';
import type { Directory } from '#store/directory.ts';

/** What is wrong with a line, numbered from 1. */
export interface LineFault {
  readonly line: number;
  readonly text: Bilingual;
}

const MOST_LINES = 5000;

/**
 * Reads people of hamlets' teams, one a line: name, personal number, team, commune (code or name),
 * parted by tabs, as a spreadsheet copies them, or by semicolons. All lines or none.
 */
export function readAssistants(
  text: string,
  communes: Directory['communes'],
): Result<readonly Assistant[], readonly LineFault[]> {
  const lines = text
    .split(/\r\n|[\r\n]/)
    .flatMap((line, index) => (line.trim() === '' ? [] : [{ line: index + 1, text: line }]));
  if (lines.length === 0) return err([{ line: 1, text: EMPTY }]);
  if (lines.length > MOST_LINES) return err([{ line: MOST_LINES + 1, text: TOO_MANY }]);
  const codeOf = communeFinder(communes);
  const read = lines.map(({ line, text: typed }) => ({ line, ...readLine(typed, codeOf) }));
  const faults = read.flatMap(({ line, faults: found }) =>
    found.map((fault): LineFault => ({ line, text: fault })),
  );
  if (faults.length > 0) return err(faults);
  // Somebody who stands there twice: the later line holds.
  const people = read.flatMap(({ assistant }) => (assistant === null ? [] : [assistant]));
  return ok([...new Map(people.map((one) => [one.identityNumber, one])).values()]);
}

function readLine(
  typed: string,
  codeOf: (commune: string) => string | null,
): { readonly assistant: Assistant | null; readonly faults: readonly Bilingual[] } {
  const [name = '', number = '', team = '', commune = '', ...rest] = typed
    .split(typed.includes('\t') ? '\t' : ';')
    .map(clean);
  if (commune === '' || rest.some((part) => part !== '')) {
    return { assistant: null, faults: [WRONG_PARTS] };
  }
  const person = parsePersonName(name);
  const identity = parseIdentityNumber(number);
  const unit = codeOf(commune);
  const faults = [
    ...(person.ok ? [] : [person.error.text]),
    ...(identity.ok ? [] : [identity.error.text]),
    ...(identity.ok && identity.value.kind !== 'personal-number' ? [NOT_PERSONAL] : []),
    ...(team === '' || team.length > 100 ? [WRONG_TEAM] : []),
    ...(unit === null ? [wrongCommune(commune)] : []),
  ];
  if (faults.length > 0 || !person.ok || !identity.ok || unit === null) {
    return { assistant: null, faults };
  }
  return {
    assistant: { name: person.value, identityNumber: identity.value.number, team, unit },
    faults,
  };
}

/** By code, or by a name that one commune alone has, with its district or without. */
export function communeFinder(communes: Directory['communes']): (commune: string) => string | null {
  const codes = new Set(communes.map(({ code }) => code));
  const byName = Map.groupBy(
    communes.flatMap(({ code, name }) =>
      [name, name.split(',')[0] ?? ''].map((one) => ({ code, name: fold(one) })),
    ),
    ({ name }) => name,
  );
  return (commune) => {
    if (codes.has(commune)) return commune;
    const found = new Set((byName.get(fold(commune)) ?? []).map(({ code }) => code));
    const [only] = found;
    return found.size === 1 ? (only ?? null) : null;
  };
}

const EMPTY: Bilingual = { vi: 'Chưa có dòng nào.', en: 'There is no line yet.' };
const TOO_MANY: Bilingual = {
  vi: `Mỗi lần tối đa ${MOST_LINES} dòng. Chia thành nhiều lần.`,
  en: `At most ${MOST_LINES} lines at a time. Send it in parts.`,
};
const WRONG_PARTS: Bilingual = {
  vi: 'Cần đủ bốn phần: họ tên; số định danh; tên tổ; xã.',
  en: 'Four parts are needed: name; personal number; team; commune.',
};
const NOT_PERSONAL: Bilingual = {
  vi: 'Cần số định danh 12 chữ số: người giúp đăng nhập bằng số này.',
  en: 'The personal number of 12 digits is needed: they sign in with it.',
};
const WRONG_TEAM: Bilingual = {
  vi: 'Ghi tên tổ, không quá 100 ký tự.',
  en: 'Write the name of the team, at most 100 characters.',
};
const wrongCommune = (commune: string): Bilingual => ({
  vi: `Không rõ xã “${commune}”. Ghi mã xã, hoặc tên kèm huyện: “Xã Tân Hội, Huyện Tân Hiệp”.`,
  en: `“${commune}” is not one commune. Write its code, or its name with the district.`,
});
