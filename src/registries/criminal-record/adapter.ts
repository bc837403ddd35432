import { readCaseAnswer, readKnownCase } from '#registries/case/codec.ts';
import {
  ISSUED,
  openStatus,
  readRecord,
  writeApplication,
} from '#registries/criminal-record/codec.ts';
import { jsonService } from '#registries/json-service.ts';
import type { Gateway } from '#registries/lgsp/gateway.ts';
import { textOf } from '#registries/read-answer.ts';
import type { CaseKey, StepService } from '#registries/step-service.ts';

/** Criminal records of the Ministry of Justice (LLTP): sent, asked for, fetched, and marked as fetched. */
export function criminalRecord(gateway: Gateway): StepService {
  const call = jsonService(gateway, 'lltp');
  const asked = ({ code, agency }: CaseKey) => ({ maDonVi: agency, maHoSo: code });
  return {
    submit: async (request, context) => {
      await call('nhanHoSoDangKy', writeApplication(request), context, readKnownCase);
    },
    statusOf: async (key, context) => {
      const row = await call('traTrangThaiHs', asked(key), context, readCaseAnswer);
      if (row === null) return null;
      if (textOf(row, 'trangThai') !== ISSUED) return openStatus(row);
      const result = await call('traHoSo', asked(key), context, readRecord);
      return { kind: 'granted', note: textOf(row, 'ghiChu'), result };
    },
    acknowledge: async (key, context) => {
      await call('danhDauHsThanhCong', asked(key), context, readKnownCase);
    },
  };
}
