import { chownSync, existsSync, readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/** How to run a program that refuses to run as root. */
export interface Unprivileged {
  /** What to hand to `spawn` so that `program args` runs as an ordinary user. */
  readonly launch: (program: string, args: readonly string[]) => Launch;
  /** Gives a file or directory to that user. */
  readonly own: (path: string) => void;
}

export interface Launch {
  readonly command: string;
  readonly args: readonly string[];
  readonly as: { readonly uid?: number; readonly gid?: number };
}

interface User {
  readonly uid: number;
  readonly gid: number;
}

/**
 * PostgreSQL refuses root. As root (in a container) it therefore runs as `nobody`, or as the user
 * to whom the data directory `data` belongs already. Where that user cannot reach the programs
 * or the data (a clone under /root), it keeps the one capability to pass such directories; where
 * that is impossible too, this throws and says what to do (docs/adr/0002).
 */
export function unprivileged(data: string, programs: readonly string[]): Unprivileged {
  if (process.getuid?.() !== 0) {
    checkOwner(data);
    return { launch: (command, args) => ({ command, args, as: {} }), own: () => undefined };
  }
  const user = ownerOf(data) ?? nobody();
  const own = (path: string): void => chownSync(path, user.uid, user.gid);
  const closed = [dirname(data), ...programs].find((path) => !isOpenToOthers(path));
  if (closed === undefined) {
    return { launch: (command, args) => ({ command, args, as: user }), own };
  }
  const setpriv = ['/usr/bin/setpriv', '/bin/setpriv'].find((file) => existsSync(file));
  if (setpriv === undefined) {
    throw new Error(
      `PostgreSQL does not run as root, and an ordinary user cannot reach ${closed}: install setpriv (Debian package util-linux), or move the clone to where others may enter (chmod o+x), or run as an ordinary user`,
    );
  }
  return {
    launch: (command, args) => ({
      command: setpriv,
      args: [...flagsFor(user), command, ...args],
      as: {},
    }),
    own,
  };
}

// Without the secure bit access(2), with which PostgreSQL looks at its files, would drop the
// capability again, since the real user is not root.
const flagsFor = ({ uid, gid }: User): readonly string[] => [
  `--reuid=${uid}`,
  `--regid=${gid}`,
  '--clear-groups',
  '--inh-caps=+dac_override',
  '--ambient-caps=+dac_override',
  '--securebits=+no_setuid_fixup',
];

/** Whether everybody may enter all directories on the way to `path`, and read and enter it. */
function isOpenToOthers(path: string): boolean {
  const status = statSync(path);
  const wanted = status.isDirectory() ? 0o001 : 0o005;
  if ((status.mode & wanted) !== wanted) return false;
  return path === dirname(path) || isOpenToOthers(dirname(path));
}

function ownerOf(data: string): User | null {
  if (!existsSync(data)) return null;
  const { uid, gid } = statSync(data);
  return uid === 0 ? null : { uid, gid };
}

function checkOwner(data: string): void {
  if (process.getuid === undefined || !existsSync(data)) return;
  if (statSync(data).uid === process.getuid()) return;
  throw new Error(
    `${data} belongs to another user (was it made as root?): run as that user, or choose another --data-dir`,
  );
}

function nobody(): User {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith('nobody:'));
  const [, , uid = '65534', gid = '65534'] = line?.split(':') ?? [];
  return { uid: Number(uid), gid: Number(gid) };
}
