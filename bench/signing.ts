/** Signatures a second with keys in PKCS#12 files, by leader and agency, and files judged a second. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { renderPaper } from '#documents/render-paper.ts';
import { writePkcs12 } from '#documents/signing/pkcs12.ts';
import { keyFile, pkcs12Keys } from '#documents/signing/pkcs12-keys.ts';
import { readVerdict } from '#documents/signing/read-verdict.ts';
import { signResult } from '#documents/signing/sign-result.ts';
import { papers } from '#test/support/paper-samples.ts';
import { LEADER, NOW, SEAL, setSigningStage } from '#test/support/signing.ts';

const SECONDS = 10;
const WARM = 5;

export async function bench(): Promise<Record<string, unknown>> {
  const stage = await setSigningStage();
  const directory = mkdtempSync(join(tmpdir(), 'mot-cua-bench-'));
  writeFileSync(keyFile(directory, LEADER), await writePkcs12(stage.keys.leader, 'bench'));
  writeFileSync(keyFile(directory, SEAL), await writePkcs12(stage.keys.seal, 'bench'));
  const keys = pkcs12Keys(directory, 'bench');
  const paper = papers.find(([{ form }]) => form === '03')?.[0];
  if (paper === undefined) throw new Error('there is no sample of form 03');
  const pdf = await renderPaper(paper);
  const sign = async (): Promise<Uint8Array> => {
    const found = [await keys.signerOf(LEADER), await keys.signerOf(SEAL)];
    const signed = await signResult(
      pdf,
      found.flatMap((one) => (one.ok ? [one.value] : [])),
      NOW,
    );
    if (!signed.ok) throw new Error(signed.error);
    return signed.value;
  };
  const signed = await sign();
  const signing = await paceOf(sign);
  const judging = await paceOf(async () => {
    const verdict = await readVerdict(signed, stage.trust, { known: NOW, now: NOW });
    if (verdict.kind !== 'valid') throw new Error(verdict.kind);
  });
  rmSync(directory, { recursive: true });
  console.log(
    `${signing.perSecond} files with two signatures a second (${signing.cpu} ms of a processor each), ` +
      `${judging.perSecond} judged (${judging.cpu} ms)`,
  );
  return {
    signatures_per_second: Number((signing.perSecond * 2).toFixed(1)),
    cpu_ms_per_file_signed_twice: signing.cpu,
    files_judged_per_second: judging.perSecond,
    cpu_ms_per_file_judged: judging.cpu,
    bytes_before: pdf.byteLength,
    bytes_after: signed.byteLength,
  };
}

interface Pace {
  /** One after the other, as one process does it. */
  readonly perSecond: number;
  /** Milliseconds of processor time each: what other work beside it leaves alone. */
  readonly cpu: number;
}

async function paceOf(act: () => Promise<unknown>): Promise<Pace> {
  for (let turn = 0; turn < WARM; turn += 1) await act();
  const [started, before] = [performance.now(), process.cpuUsage()];
  let done = 0;
  while (performance.now() - started < SECONDS * 1000) {
    await act();
    done += 1;
  }
  const { user, system } = process.cpuUsage(before);
  const perSecond = (done * 1000) / (performance.now() - started);
  return {
    perSecond: Number(perSecond.toFixed(1)),
    cpu: Number(((user + system) / 1000 / done).toFixed(1)),
  };
}
