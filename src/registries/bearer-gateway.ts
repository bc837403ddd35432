import { callHttp } from '#registries/call-http.ts';
import { type Gateway, type KeepRecord, recordedGateway } from '#registries/lgsp/gateway.ts';
import { RegistryFault } from '#registries/registry-fault.ts';
import type { Instant } from '#kernel/day.ts';

/** A provider's gateway that stands for itself, not behind the platform: one token, given by contract. */
export interface BearerAccount {
  readonly url: string;
  readonly token: string;
}

/** Calls below the account's address. Who works on which dossier is not told to a company. */
export const bearerGateway = (
  { url, token }: BearerAccount,
  keep: KeepRecord,
  now: () => Instant,
): Gateway =>
  recordedGateway(keep, now, async (call) => {
    const answer = await callHttp({
      url: `${url}/${call.path}`,
      method: 'POST',
      headers: { ...call.headers, Authorization: `Bearer ${token}` },
      body: call.body,
      timeout: call.timeout,
    });
    const isStranger = answer.status === 401 || answer.status === 403;
    if (isStranger) throw new RegistryFault('not-signed-in', String(answer.status), answer);
    return answer;
  });
