import { jsonService } from '#registries/json-service.ts';
import type { CallContext, Gateway } from '#registries/lgsp/gateway.ts';
import type { PopulationAccount } from '#registries/national-population/account.ts';
import {
  type Citizen,
  type PersonQuery,
  type Relation,
  type Relative,
  readCitizen,
  readVerification,
  type Verification,
  writeKinship,
  writeQuery,
} from '#registries/national-population/codec.ts';
import {
  type CitizenPage,
  listQuery,
  readCitizenPage,
} from '#registries/national-population/list-codec.ts';

/** The national population database (CSDLQGDC) behind the platform. */
export interface NationalPopulation {
  /** Whether name and birth date are those of the number. */
  readonly verify: (
    query: PersonQuery,
    context: CallContext,
    timeout: number,
  ) => Promise<Verification>;
  /** The person of a number, as far as the database tells it; null where there is none. */
  readonly lookUp: (
    query: PersonQuery,
    context: CallContext,
    timeout: number,
  ) => Promise<Citizen | null>;
  /** XacMinhThongTinNhanThan: whether somebody is related to the person as said. */
  readonly verifyKinship: (
    query: PersonQuery,
    relative: Relative,
    relation: Relation,
    context: CallContext,
    timeout: number,
  ) => Promise<Verification>;
  /** A page, from 1, of who lives in a commune, or with no code in the whole province; to be confirmed. */
  readonly page: (commune: string, page: number, context: CallContext) => Promise<CitizenPage>;
}

const HEADERS = { 'Content-Type': 'text/xml; charset=utf-8' };
const PATH = 'csdldc';

/** People a page. */
const PAGE = 1000;

export const nationalPopulation = (
  gateway: Gateway,
  account: PopulationAccount,
): NationalPopulation => ({
  verify: (query, context, timeout) =>
    gateway.call(
      {
        service: 'XacThucThongTinCongDan',
        path: PATH,
        headers: { ...HEADERS, SOAPAction: 'XacThucThongTinCongDan' },
        body: writeQuery(account, 'XacThucThongTinCongDan', query),
        timeout,
        read: readVerification,
      },
      context,
    ),
  lookUp: (query, context, timeout) =>
    gateway.call(
      {
        service: 'TraCuuThongTinCongDan',
        path: PATH,
        headers: { ...HEADERS, SOAPAction: 'TraCuuThongTinCongDan' },
        body: writeQuery(account, 'TraCuuThongTinCongDan', query),
        timeout,
        read: readCitizen,
      },
      context,
    ),
  verifyKinship: (query, relative, relation, context, timeout) =>
    gateway.call(
      {
        service: 'XacMinhThongTinNhanThan',
        path: PATH,
        headers: { ...HEADERS, SOAPAction: 'XacMinhThongTinNhanThan' },
        body: writeKinship(account, query, relative, relation),
        timeout,
        read: readVerification,
      },
      context,
    ),
  page: (commune, page, context) =>
    jsonService(gateway, PATH)(
      'danhSachCongDan',
      listQuery(commune, page, PAGE),
      context,
      readCitizenPage,
    ),
});
