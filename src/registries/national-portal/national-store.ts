import type { HttpAnswer } from '#registries/call-http.ts';
import type { CallContext, Gateway } from '#registries/lgsp/gateway.ts';
import type { PortalCall } from '#registries/national-portal/portal-call.ts';
import {
  type ListedResult,
  readResults,
  type ResultQuery,
  writeResultQuery,
} from '#registries/national-portal/result-list.ts';
import { isObject, refusePage, refuseStatus } from '#registries/read-answer.ts';
import { RegistryFault } from '#registries/registry-fault.ts';

/** The national store of results (kho số hóa của Cổng DVCQG). */
export interface NationalStore {
  /** GetDanhSachKetQua; `timeout` in milliseconds, as a person waits for it. */
  readonly results: (
    query: ResultQuery,
    context: CallContext,
    timeout: number,
  ) => Promise<readonly ListedResult[]>;
  /** The bytes of one file at the address that the store gave. */
  readonly file: (address: string, context: CallContext, timeout: number) => Promise<Buffer>;
}

export const nationalStore = (call: PortalCall, gateway: Gateway): NationalStore => ({
  results: async (query, context, timeout) => {
    const payload = writeResultQuery(query);
    const { result } = await call('GetDanhSachKetQua', payload, context, timeout);
    if (!isObject(result)) throw new RegistryFault('wrong-shape', 'no list of results');
    return readResults(result);
  },
  file: async (address, context, timeout) =>
    gateway.call(
      {
        service: 'TaiTepKetQua',
        path: address,
        headers: {},
        body: null,
        timeout,
        isFile: true,
        read: readFile,
      },
      context,
    ),
});

function readFile(answer: HttpAnswer): Buffer {
  refuseStatus(answer);
  refusePage(answer);
  return Buffer.from(answer.text, 'latin1');
}
