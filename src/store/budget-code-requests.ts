import type pg from 'pg';
import type { Instant } from '#kernel/day.ts';

/** A unit for which a budget-unit code was asked, and what came of it. */
export type BudgetCodeRequest = NewBudgetCodeRequest &
  (
    | { readonly state: 'open' }
    /** `answer` is the code, or why there is none. */
    | {
        readonly state: 'issued' | 'refused';
        readonly answer: string;
        readonly answeredAt: Instant;
      }
  );

export interface NewBudgetCodeRequest {
  /** UUID, made with the form. */
  readonly key: string;
  readonly askedAt: Instant;
  readonly subject: string;
  readonly agency: string;
  readonly name: string;
  readonly address: string;
  readonly founding: string;
}

/** Keeps a request before it is sent; a second of the same key changes nothing. */
export async function keepBudgetCodeRequest(
  pool: pg.Pool,
  { key, askedAt, subject, agency, name, address, founding }: NewBudgetCodeRequest,
): Promise<void> {
  await pool.query(
    `insert into budget_code_request (request_key, asked_at, subject, agency, name, address, founding)
      values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing`,
    [key, askedAt, subject, agency, name, address, founding],
  );
}

/** Writes down what was answered; the first answer stands. */
export async function answerBudgetCodeRequest(
  pool: pg.Pool,
  key: string,
  state: 'issued' | 'refused',
  { answer, at }: { readonly answer: string; readonly at: Instant },
): Promise<void> {
  await pool.query(
    `update budget_code_request set state = $2, answer = $3, answered_at = $4
      where request_key = $1 and state = 'open'`,
    [key, state, answer.slice(0, 500), at],
  );
}

const REQUEST = `select request_key as key, asked_at as "askedAt", subject, agency, name, address,
  founding, state, answer, answered_at as "answeredAt" from budget_code_request`;

export async function readBudgetCodeRequest(
  pool: pg.Pool,
  key: string,
): Promise<BudgetCodeRequest | null> {
  const { rows } = await pool.query(`${REQUEST} where request_key = $1`, [key]);
  return rows[0] ?? null;
}

/** The last requests of an agency, the newest first. */
export async function budgetCodeRequestsOf(
  pool: pg.Pool,
  agency: string,
  limit: number,
): Promise<readonly BudgetCodeRequest[]> {
  const { rows } = await pool.query(
    `${REQUEST} where agency = $1 order by asked_at desc, request_key limit $2`,
    [agency, limit],
  );
  return rows;
}
