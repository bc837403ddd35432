import { readFile, writeFile } from 'node:fs/promises';
import { readPassKey } from '#host/vaccine-pass/open-pass-key.ts';
import { renderPass } from '#documents/vaccine-pass.ts';
import { type Instant, instantFromEpoch } from '#kernel/day.ts';
import { err, ok, type Result } from '#kernel/result.ts';
import { issuePass } from '#vaccine-pass/issue-pass.ts';
import { readPassRequest } from '#vaccine-pass/pass-request.ts';
import type { ValueSets } from '#vaccine-pass/value-sets.ts';

export interface IssueOrder {
  /** JSON with the fields of a request. */
  readonly request: string;
  /** PEM files of the issuer. */
  readonly key: string;
  readonly certificate: string;
  /** The authority in whose name it is signed. */
  readonly issuer: string;
  /** Name of the files that are written, without `.txt` and `.pdf`. */
  readonly out: string;
  readonly at: Instant | null;
}

/** Signs the passport that a file asks for and writes the text of its code and its PDF; the error says why not. */
export async function issueFile(
  order: IssueOrder,
  sets: ValueSets,
): Promise<Result<readonly string[], string>> {
  const request = readPassRequest(JSON.parse(await readFile(order.request, 'utf8')));
  if (!request.ok) return err(`missing or wrong: ${request.error.join(', ')}`);
  const key = await readPassKey(order);
  const at = order.at ?? instantFromEpoch(Date.now());
  const issued = issuePass(request.value, { key, sets, at, issuer: order.issuer });
  if (!issued.ok) return err(`${issued.error.code}: ${issued.error.detail}`);
  const files = [`${order.out}.txt`, `${order.out}.pdf`] as const;
  await writeFile(files[0], `${issued.value.text}\n`);
  await writeFile(files[1], await renderPass(request.value, issued.value, sets));
  return ok(files);
}
