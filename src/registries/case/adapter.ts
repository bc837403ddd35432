import {
  type CaseEnvelope,
  caseEnvelope,
  GRANTED,
  openStatus,
  readCaseAnswer,
  readKnownCase,
  readResult,
} from '#registries/case/codec.ts';
import type { CallContext, Gateway } from '#registries/lgsp/gateway.ts';
import { jsonService } from '#registries/json-service.ts';
import { type JsonObject, textOf } from '#registries/read-answer.ts';
import type { HttpAnswer } from '#registries/call-http.ts';
import type { CaseKey, StepRequest, StepResult, StepService } from '#registries/step-service.ts';

/** How one system's case service differs from the others'. */
export interface CaseServiceNames {
  /** Below the platform's address. */
  readonly path: string;
  readonly submit: string;
  readonly status: string;
  readonly result: string;
  /** Member of the result that holds its paper. */
  readonly paper: string;
  readonly moduleOf: (procedure: string) => string;
  readonly write: (request: StepRequest, module: string) => string;
  /** What the system means beside what every register says; by default nothing. */
  readonly finish?: (result: StepResult, key: CaseKey) => StepResult;
}

/** A case service behind the platform: sent once, then asked how it stands. */
export function caseService(gateway: Gateway, names: CaseServiceNames): StepService {
  const finish = names.finish ?? ((result) => result);
  const call = jsonService(gateway, names.path);
  const asked = ({ code, agency, procedure }: CaseKey) => ({
    maDonVi: agency,
    module: names.moduleOf(procedure),
    maHoSo: code,
  });
  const resultOf = async (key: CaseKey, context: CallContext): Promise<StepResult> => {
    const read = (answer: HttpAnswer) => readResult(readKnownCase(answer), names.paper);
    return finish(await call(names.result, asked(key), context, read), key);
  };
  return {
    submit: async (request, context) => {
      const module = names.moduleOf(request.key.procedure);
      const envelope: CaseEnvelope = caseEnvelope(module, request, names.write(request, module));
      await call(names.submit, envelope, context, readKnownCase);
    },
    statusOf: async (key, context) => {
      const row: JsonObject | null = await call(names.status, asked(key), context, readCaseAnswer);
      if (row === null) return null;
      if (textOf(row, 'trangThai') !== GRANTED) return openStatus(row);
      const note = textOf(row, 'ghiChu');
      return { kind: 'granted', note, result: await resultOf(key, context) };
    },
    personalNumberOf: async (key, context) => (await resultOf(key, context)).personalNumber,
  };
}

/** What is declared as JSON, with who applies and who is concerned: for services without a known form. */
export function declaredJson({ applicant, concerned, members }: StepRequest): string {
  return JSON.stringify({
    nguoiNop: {
      hoTen: applicant.name,
      soDinhDanh: applicant.identityNumber ?? '',
      soDienThoai: applicant.phone ?? '',
      diaChi: applicant.address,
      ...(applicant.organisation === null
        ? {}
        : { tenToChuc: applicant.organisation.name, maSo: applicant.organisation.taxCode ?? '' }),
    },
    nguoiLienQuan:
      concerned === null
        ? null
        : {
            hoTen: concerned.name,
            soDinhDanh: concerned.identityNumber ?? '',
            ngaySinh: concerned.birthDate ?? '',
          },
    toKhai: members,
  });
}
