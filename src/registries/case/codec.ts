import type { OutsideStage } from '#dossier/dossier-event.ts';
import type { HttpAnswer } from '#registries/call-http.ts';
import { timestamp } from '#registries/lgsp/gateway.ts';
import { isObject, type JsonObject, readJsonAnswer, textOf } from '#registries/read-answer.ts';
import { type FaultCode, RegistryFault } from '#registries/registry-fault.ts';
import type { StepRequest, StepResult, StepStatus } from '#registries/step-service.ts';

/**
 * The messages of a case at a system behind the platform, as those of the civil-status service are
 * known (data/integrations.json `hoTichBTP`; domain.md §9.10): an envelope, statuses 1 to 4, errors
 * by number. For the other systems no specification was found; they are spoken to in the same way
 * until one is (docs/integrations).
 */
export interface CaseEnvelope {
  readonly maDonVi: string;
  readonly module: string;
  readonly maTTHC: string;
  readonly maHoSo: string;
  readonly ngayTiepNhan: string;
  /** What is declared, as XML or JSON text. */
  readonly data: string;
  readonly fileDinhKem: readonly {
    readonly id: number;
    readonly tenGiayTo: string;
    readonly tenTepDinhKem: string;
    readonly duongDan: string;
  }[];
}

export const caseEnvelope = (
  module: string,
  { key, receivedAt, files }: StepRequest,
  data: string,
): CaseEnvelope => ({
  maDonVi: key.agency,
  module,
  maTTHC: key.procedure,
  maHoSo: key.code,
  ngayTiepNhan: timestamp(receivedAt),
  data,
  fileDinhKem: files.map((file, index) => ({
    id: index + 1,
    tenGiayTo: file.component,
    tenTepDinhKem: file.name,
    duongDan: file.url,
  })),
});

/** Errors of the services by number (data/integrations.json `ngspErrors`); 108 and 302 were seen there too, without what they mean. */
export const NGSP_ERRORS: Readonly<Record<string, string>> = {
  '100': 'AUTHEN_ERROR',
  '101': 'IP_DISALLOWED',
  '106': 'AGENCY_ID_INCORRECT',
  '200': 'RECORD_UNCOMPLETE',
  '201': 'RECORD_NOT_FOUND',
  '500': 'SERVER_ERROR',
};
const NOT_FOUND = '201';
/** Errors that are nobody's case: our account or our address is not admitted, or the system has failed. */
const OF_ALL: Readonly<Record<string, FaultCode>> = {
  '100': 'not-signed-in',
  '101': 'not-signed-in',
  '500': 'server-error',
};

/** The answer, or null where the service has no such record; any other error is a refusal. */
export function readCaseAnswer(answer: HttpAnswer): JsonObject | null {
  const json = readJsonAnswer(answer);
  const code = textOf(json, 'errorCode');
  if (code === '' || code === '0') return json;
  if (code === NOT_FOUND) return null;
  const why = textOf(json, 'errorDescription') || NGSP_ERRORS[code] || '';
  throw new RegistryFault(OF_ALL[code] ?? 'refused', `${code} ${why}`.trim(), answer);
}

/** The answer of a service that must know the record. */
export function readKnownCase(answer: HttpAnswer): JsonObject {
  const json = readCaseAnswer(answer);
  if (json === null) throw new RegistryFault('refused', '201 RECORD_NOT_FOUND', answer);
  return json;
}

const STAGES: Readonly<Record<string, OutsideStage>> = { '1': 'received', '3': 'eligible' };

/** Status 4 says that a result is there; 6, a refusal, is that of the interlinking software. */
export const GRANTED = '4';

/** A status that is not the end of a case; throws where it is none that is known. */
export function openStatus(row: JsonObject): StepStatus {
  const status = textOf(row, 'trangThai');
  const note = textOf(row, 'ghiChu') || textOf(row, 'noiDungXuLy');
  const stage = STAGES[status];
  if (stage !== undefined) return { kind: 'progress', stage, note };
  if (status === '2') return { kind: 'supplement', note };
  if (status === '6') return { kind: 'refused', note };
  throw new RegistryFault('wrong-shape', `status ${status} is not known`);
}

/** Reads the members of a result that every register gives; the others are kept as they are. */
export function readResult(row: JsonObject, paperMember: string): StepResult {
  const result = row['ketQuaXuLy'];
  if (!isObject(result)) throw new RegistryFault('wrong-shape', 'no ketQuaXuLy');
  const known = new Set(['soDangKy', 'quyenSo', 'trangSo', 'ngayDangKy', 'soDinhDanh']);
  const others = Object.entries(result).filter(
    ([name, value]) => !known.has(name) && name !== paperMember && typeof value === 'string',
  );
  const number = textOf(result, 'soDinhDanh');
  return {
    number: textOf(result, 'soDangKy'),
    book: textOf(result, 'quyenSo'),
    page: textOf(result, 'trangSo'),
    date: readDay(textOf(result, 'ngayDangKy')),
    personalNumber: /^\d{12}$/.test(number) ? number : null,
    awaitsPersonalNumber: false,
    paper: readPaper(textOf(result, paperMember)),
    details: Object.fromEntries(others) as Readonly<Record<string, string>>,
  };
}

/** `dd/MM/yyyy` as a day; null where it is none. */
function readDay(text: string): StepResult['date'] {
  const match = /^(\d{2})\/(\d{2})\/(\d{4})$/.exec(text);
  return match === null ? null : (`${match[3]}-${match[2]}-${match[1]}` as StepResult['date']);
}

/** The bytes of a PDF in base64, or null where there is none; other bytes are a fault. */
export function readPaper(base64: string): Uint8Array | null {
  if (base64 === '') return null;
  const bytes = Buffer.from(base64, 'base64');
  if (bytes.subarray(0, 5).toString('latin1') !== '%PDF-') {
    throw new RegistryFault('wrong-shape', 'the paper of the result is no PDF');
  }
  return bytes;
}
