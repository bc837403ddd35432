import { createHash } from 'node:crypto';
import { epochOf, type Instant } from '#kernel/day.ts';
import { type Deadline, deadlineIn } from '#registries/deadline.ts';
import { messageDate } from '#registries/declared-members.ts';
import {
  type CardAnswer,
  type CardQuery,
  type InsuranceToken,
  readCard,
  readToken,
  TOKEN_CODES,
} from '#registries/health-insurance/codec.ts';
import type { CallContext, Gateway } from '#registries/lgsp/gateway.ts';

/** The health-insurance gateway (Cổng tiếp nhận dữ liệu hệ thống thông tin giám định BHYT). */
export interface HealthInsurance {
  /** KQNhanLichSuKCB2024: the card of somebody, and what may be done with it. */
  readonly lookUpCard: (
    query: CardQuery,
    context: CallContext,
    timeout: number,
  ) => Promise<CardAnswer>;
}

export interface InsuranceAccount {
  readonly username: string;
  readonly password: string;
  /** Name and personal number of the officer responsible (CV 1923/BHXH-CNTT). */
  readonly officer: { readonly name: string; readonly number: string };
  readonly now: () => Instant;
}

const JSON_TYPE = { 'Content-Type': 'application/json' };
/** Tokens hold for an hour; they are renewed before (bhyt.json). */
const TOKEN_MS = 50 * 60 * 1000;

export function healthInsurance(gateway: Gateway, account: InsuranceAccount): HealthInsurance {
  const { username, now } = account;
  // The protocol asks for MD5; it is no protection, TLS is.
  const password = createHash('md5').update(account.password).digest('hex');
  let held: { readonly token: InsuranceToken; readonly until: number } | null = null;
  const tokenFor = async (context: CallContext, timeout: number): Promise<InsuranceToken> => {
    if (held !== null && epochOf(now()) < held.until) return held.token;
    const call = {
      service: 'token/take',
      path: 'bhyt/api/token/take',
      headers: JSON_TYPE,
      body: JSON.stringify({ username, password }),
      keptBody: JSON.stringify({ username }),
      isSecretAnswer: true,
      timeout,
      read: readToken,
    } as const;
    const token = await gateway.call(call, context);
    held = { token, until: epochOf(now()) + TOKEN_MS };
    return token;
  };
  const once = async (
    { card, name, birthDate }: CardQuery,
    context: CallContext,
    deadline: Deadline,
  ): Promise<CardAnswer> => {
    const { accessToken, idToken } = await tokenFor(context, deadline.left());
    const query = new URLSearchParams({
      token: accessToken,
      id_token: idToken,
      username,
      password,
    });
    const body = {
      maThe: card,
      hoTen: name,
      ngaySinh: messageDate(birthDate),
      hoTenCb: account.officer.name,
      cccdCb: account.officer.number,
    };
    return gateway.call(
      {
        service: 'KQNhanLichSuKCB2024',
        path: `bhyt/api/egw/KQNhanLichSuKCB2024?${query.toString()}`,
        headers: JSON_TYPE,
        body: JSON.stringify(body),
        timeout: deadline.left(),
        read: readCard,
      },
      context,
    );
  };
  return {
    lookUpCard: async (query, context, timeout) => {
      const deadline = deadlineIn(timeout);
      const answer = await once(query, context, deadline);
      if (!TOKEN_CODES.has(answer.result)) return answer;
      held = null;
      return once(query, context, deadline);
    },
  };
}
