import type { CallContext } from '#registries/lgsp/gateway.ts';
import {
  type ListedAgency,
  type ListedField,
  type ListedProcedure,
  type NationalProcedure,
  readAgencyList,
  readFieldList,
  readNationalProcedure,
  readProcedureList,
} from '#registries/national-portal/catalogue-codec.ts';
import type { PortalCall } from '#registries/national-portal/portal-call.ts';

/** The catalogues that the national portal shares: read only, never written from here. */
export interface PortalCatalogue {
  /** LayDanhSachTTHC: code and name of every procedure. */
  readonly procedures: (context: CallContext) => Promise<readonly ListedProcedure[]>;
  /** LayThuTuc: all of one procedure, or null where the portal has none of that code. */
  readonly procedure: (
    code: string,
    context: CallContext,
    timeout?: number,
  ) => Promise<NationalProcedure | null>;
  /** LayDanhMucCoQuan. */
  readonly agencies: (context: CallContext) => Promise<readonly ListedAgency[]>;
  /** LayDanhMucLinhVuc. */
  readonly fields: (context: CallContext) => Promise<readonly ListedField[]>;
}

export function portalCatalogue(call: PortalCall): PortalCatalogue {
  return {
    procedures: async (context) => readProcedureList(await call('LayDanhSachTTHC', {}, context)),
    procedure: async (code, context, timeout) =>
      readNationalProcedure(await call('LayThuTuc', { maTTHC: code }, context, timeout)),
    agencies: async (context) => readAgencyList(await call('LayDanhMucCoQuan', {}, context)),
    fields: async (context) => readFieldList(await call('LayDanhMucLinhVuc', {}, context)),
  };
}
