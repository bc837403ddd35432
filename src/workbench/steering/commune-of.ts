import { type Bilingual, filled } from '#kernel/bilingual.ts';
import { fold } from '#kernel/fold.ts';
import { err, ok, type Result } from '#kernel/result.ts';
import type { Directory } from '#store/directory.ts';

type Communes = Pick<Directory, 'communes' | 'agencies'>;

/**
 * Finds a commune by what a list may call it: its code, the code or name of an agency of it, or its name, with its
 * district or without, where one commune alone has it.
 */
export function communeOf({
  communes,
  agencies,
}: Communes): (text: string) => Result<string, Bilingual> {
  const known = new Map<string, Set<string>>();
  const call = (name: string, code: string): void => {
    const codes = known.get(fold(name)) ?? new Set();
    known.set(fold(name), codes.add(code));
  };
  for (const { code, name } of communes) {
    const short = name.split(',')[0] ?? name;
    for (const one of new Set([code, name, short, withoutKind(name), withoutKind(short)])) {
      call(one, code);
    }
  }
  const codes = new Set(communes.map(({ code }) => code));
  const theirs = agencies.filter(({ unitCode }) => codes.has(unitCode));
  for (const { code, unitCode, name } of theirs) {
    call(code, unitCode);
    call(name.vi, unitCode);
  }
  const names = new Map(communes.map(({ code, name }) => [code, name]));
  return (text) => {
    // A spreadsheet drops the zeros before a number.
    const asked = /^\d{1,4}$/.test(text) ? text.padStart(5, '0') : text;
    const found = [...(known.get(fold(asked)) ?? [])];
    const [only] = found;
    if (only === undefined) return err(unknownCommune(text, exampleCodes({ communes, agencies })));
    if (found.length === 1) return ok(only);
    return err(manyCommunes(text, found.map((code) => names.get(code) ?? code).join('; ')));
  };
}

const withoutKind = (name: string): string => name.replace(/^(Xã|Phường|Thị trấn) /, '');

/** The first commune: its name, its code, and the code of its committee. */
export function exampleCodes({ communes, agencies }: Communes) {
  const [first] = communes;
  const committee = agencies.find(
    ({ unitCode, kind }) => unitCode === first?.code && kind === 'commune-committee',
  );
  return { name: first?.name ?? '', code: first?.code ?? '', agency: committee?.code ?? '' };
}

const unknownCommune = (
  text: string,
  { name, code, agency }: ReturnType<typeof exampleCodes>,
): Bilingual =>
  filled(
    'Không rõ xã “{text}”. Ghi mã đơn vị hành chính (ví dụ {code}), mã cơ quan của UBND xã (ví dụ {agency}), hoặc tên kèm huyện (ví dụ “{name}”).',
    '“{text}” is no commune. Write its administrative code (such as {code}), the code of its committee (such as {agency}), or its name with the district (such as “{name}”).',
    { text, name, code, agency },
  );
const manyCommunes = (text: string, names: string): Bilingual =>
  filled(
    'Có nhiều xã tên “{text}”. Ghi đúng một trong các tên: {names}.',
    'Several communes are called “{text}”. Write one of these names: {names}.',
    { text, names },
  );
