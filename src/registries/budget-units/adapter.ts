import {
  type BudgetUnit,
  type NewBudgetUnit,
  readIssued,
  readUnits,
} from '#registries/budget-units/codec.ts';
import { jsonService } from '#registries/json-service.ts';
import type { CallContext, Gateway } from '#registries/lgsp/gateway.ts';

/** Codes of units that have to do with the state budget, of the Ministry of Finance. */
export interface BudgetUnits {
  /** Units by code, or by words of their name. */
  readonly find: (
    words: string,
    context: CallContext,
    timeout: number,
  ) => Promise<readonly BudgetUnit[]>;
  /** A code for a unit; asked again under its key, the same. */
  readonly issue: (
    unit: NewBudgetUnit,
    context: CallContext,
    timeout: number,
  ) => Promise<BudgetUnit>;
}

export function budgetUnits(gateway: Gateway): BudgetUnits {
  const call = jsonService(gateway, 'dvqhns');
  return {
    find: (words, context, timeout) =>
      call('traCuu', { tuKhoa: words }, context, readUnits, timeout),
    issue: ({ key, name, address, founding }, context, timeout) => {
      const body = { maYeuCau: key, tenDonVi: name, diaChi: address, quyetDinhThanhLap: founding };
      return call('capMa', body, context, readIssued, timeout);
    },
  };
}
