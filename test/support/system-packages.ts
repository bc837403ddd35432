import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** Programs by which a Debian package is known to be there. */
const programs: Readonly<Record<string, readonly string[]>> = {
  'clamav-daemon': ['/usr/sbin/clamd'],
  chromium: ['/usr/bin/chromium'],
  'chromium-headless-shell': ['/usr/bin/chromium-headless-shell'],
  'libnss3-tools': ['/usr/bin/certutil', '/usr/bin/crlutil'],
  openssl: ['/usr/bin/openssl'],
  'poppler-utils': ['/usr/bin/pdftotext', '/usr/bin/pdftoppm', '/usr/bin/pdfsig'],
};

/** Installs what is missing with apt-get where we are root on Debian; else says what to install. */
export function installSystemPackages(names: readonly string[]): void {
  const missing = names.filter((name) => !(programs[name] ?? []).every((file) => existsSync(file)));
  if (missing.length === 0) return;
  const mayInstall = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  if (!mayInstall) {
    console.error(`The tests need ${missing.join(' and ')}. Install them, for example:`);
    console.error(`  sudo apt-get install ${missing.join(' ')}`);
    process.exit(1);
  }
  console.log(`— installing ${missing.join(', ')} (apt-get)`);
  apt(['update', '-q']);
  apt(['install', '-yq', '--no-install-recommends', ...missing]);
}

function apt(args: readonly string[]): void {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const { status } = spawnSync('apt-get', args, { stdio: ['ignore', 'ignore', 'inherit'], env });
  if (status === 0) return;
  console.error(`apt-get ${args.join(' ')} failed`);
  process.exit(1);
}
