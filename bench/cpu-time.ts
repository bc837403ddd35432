import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Milliseconds of a clock tick of Linux. */
const TICK_MS = 10;

interface Used {
  readonly parent: string;
  readonly own: number;
  /** Of children that have ended. */
  readonly children: number;
}

/** Milliseconds of processor time that a process has used, itself; 0 where there is no /proc. */
export const cpuMsOf = (pid: number | undefined): number => usedBy(String(pid)).own;

/** The same of the bundled PostgreSQL with all its processes. */
export function cpuMsOfPostgres(dataDir: string): number {
  const [postmaster = ''] = readFileSync(join(dataDir, 'postgres/postmaster.pid'), 'utf8').split(
    '\n',
  );
  const { own, children } = usedBy(postmaster);
  const backends = processes()
    .map(usedBy)
    .filter(({ parent }) => parent === postmaster);
  return backends.reduce((sum, backend) => sum + backend.own, own + children);
}

function processes(): readonly string[] {
  try {
    return readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  } catch {
    return [];
  }
}

function usedBy(pid: string): Used {
  try {
    const [, rest = ''] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ');
    const fields = rest.split(' ');
    const ticks = (from: number): number => Number(fields[from]) + Number(fields[from + 1]);
    return { parent: fields[1] ?? '', own: ticks(11) * TICK_MS, children: ticks(13) * TICK_MS };
  } catch {
    return { parent: '', own: 0, children: 0 };
  }
}
