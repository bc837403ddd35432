import { clean } from '#kernel/fold.ts';
import { type JsonObject, objectsOf, textOf } from '#registries/read-answer.ts';
import { RegistryFault } from '#registries/registry-fault.ts';

/** One line of the national list of procedures. */
export interface ListedProcedure {
  readonly code: string;
  readonly name: string;
}

export interface ListedAgency {
  readonly code: string;
  readonly name: string;
  /** CAPDONVI as it came; no source says what its values mean. */
  readonly level: string;
}

export interface ListedField {
  readonly code: string;
  readonly name: string;
  /** MANGANH: the ministry's code. */
  readonly sector: string;
}

/** A procedure as LayThuTuc tells it: texts as they came, counts and sums still unread. */
export interface NationalProcedure {
  readonly code: string;
  readonly name: string;
  readonly fields: readonly Coded[];
  readonly methods: readonly NationalMethod[];
  readonly components: readonly NationalComponent[];
  readonly results: readonly Coded[];
  readonly legalBasis: readonly { readonly document: string; readonly title: string }[];
  readonly agencies: readonly Coded[];
  readonly steps: readonly string[];
}

interface Coded {
  readonly code: string;
  readonly name: string;
}

/** One way of filing (KENH 1 at the desk, 2 online, 3 by post) with its times and fees. */
export interface NationalMethod {
  readonly channel: 'counter' | 'online' | 'postal' | null;
  readonly times: readonly NationalTime[];
}

export interface NationalTime {
  readonly quantity: string;
  /** DONVITINH, as `Ngày làm việc`. */
  readonly unit: string;
  readonly note: string;
  readonly fees: readonly NationalFee[];
}

export interface NationalFee {
  readonly amount: string;
  /** DONVI, as `Đồng`. */
  readonly currency: string;
  /** MOTA: the only words that name a fee. */
  readonly note: string;
}

export interface NationalComponent extends Coded {
  /** TRUONGHOP: when the paper is needed; empty where always. */
  readonly when: string;
  readonly originals: string;
  readonly copies: string;
}

const CHANNELS: Readonly<Record<string, NationalMethod['channel']>> = {
  '1': 'counter',
  '2': 'online',
  '3': 'postal',
};

/** The list of an answer; throws where there is none, as an empty catalogue would look like an order to end all. */
function listOf(answer: JsonObject): readonly JsonObject[] {
  if (!Array.isArray(answer['result'])) {
    throw new RegistryFault('wrong-shape', 'result is no list');
  }
  return objectsOf(answer, 'result');
}

const text = (json: JsonObject, member: string): string => clean(textOf(json, member));

export const readProcedureList = (answer: JsonObject): readonly ListedProcedure[] =>
  listOf(answer)
    .map((row) => ({ code: text(row, 'MATTHC'), name: text(row, 'TENTTHC') }))
    .filter(({ code }) => code !== '');

export const readAgencyList = (answer: JsonObject): readonly ListedAgency[] =>
  listOf(answer)
    .map((row) => ({
      code: text(row, 'MADONVI'),
      name: text(row, 'TENDONVI'),
      level: text(row, 'CAPDONVI'),
    }))
    .filter(({ code }) => code !== '');

export const readFieldList = (answer: JsonObject): readonly ListedField[] =>
  listOf(answer)
    .map((row) => ({
      code: text(row, 'MALINHVUC'),
      name: text(row, 'TENLINHVUC'),
      sector: text(row, 'MANGANH'),
    }))
    .filter(({ code }) => code !== '');

/** The procedure of an answer; an empty list means that the portal has none of that code. */
export function readNationalProcedure(answer: JsonObject): NationalProcedure | null {
  const [row] = listOf(answer);
  if (row === undefined) return null;
  const name = text(row, 'TENTTHC');
  if (name === '') throw new RegistryFault('wrong-shape', 'a procedure without TENTTHC');
  const named = (list: string, code: string, label: string): readonly Coded[] =>
    objectsOf(row, list).map((one) => ({ code: text(one, code), name: text(one, label) }));
  return {
    code: text(row, 'MATTHC'),
    name,
    fields: named('LINHVUCTHUCHIEN', 'MALINHVUC', 'TENLINHVUC'),
    methods: objectsOf(row, 'CACHTHUCTHUCHIEN').map(methodOf),
    components: objectsOf(row, 'THANHPHANHOSO').flatMap(componentsOf),
    results: named('KETQUATHUCHIEN', 'MAKETQUA', 'TENKETQUA'),
    legalBasis: objectsOf(row, 'CANCUPHAPLY').map((one) => ({
      document: text(one, 'SOVANBAN'),
      title: text(one, 'TENVANBAN'),
    })),
    agencies: named('COQUANTHUCHIEN', 'MADONVI', 'TENDONVI'),
    steps: objectsOf(row, 'TRINHTUTHUCHIEN').flatMap((part) =>
      objectsOf(part, 'TRINHTU').map((step) => text(step, 'TENTRINHTU')),
    ),
  };
}

const methodOf = (method: JsonObject): NationalMethod => ({
  channel: CHANNELS[text(method, 'KENH')] ?? null,
  times: objectsOf(method, 'THOIGIAN').map((time) => ({
    quantity: text(time, 'THOIGIANGIAIQUYET'),
    unit: text(time, 'DONVITINH'),
    note: text(time, 'MOTA'),
    fees: objectsOf(time, 'PHILEPHI').map((fee) => ({
      amount: text(fee, 'SOTIEN'),
      currency: text(fee, 'DONVI'),
      note: text(fee, 'MOTA'),
    })),
  })),
});

const componentsOf = (part: JsonObject): readonly NationalComponent[] =>
  objectsOf(part, 'GIAYTO').map((paper) => ({
    code: text(paper, 'MAGIAYTO'),
    name: text(paper, 'TENGIAYTO'),
    when: text(part, 'TRUONGHOP'),
    originals: text(paper, 'SOBANCHINH'),
    copies: text(paper, 'SOBANSAO'),
  }));

/** What we kept ourselves of a procedure; null where the portal had none. */
export const keptProcedure = (content: unknown): NationalProcedure | null =>
  content as NationalProcedure | null;

/** The lists as we kept them ourselves; empty before they were fetched. */
export const keptProcedureList = (content: unknown): readonly ListedProcedure[] =>
  (content ?? []) as readonly ListedProcedure[];
export const keptAgencyList = (content: unknown): readonly ListedAgency[] =>
  (content ?? []) as readonly ListedAgency[];
export const keptFieldList = (content: unknown): readonly ListedField[] =>
  (content ?? []) as readonly ListedField[];
