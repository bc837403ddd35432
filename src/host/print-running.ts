import type { Application } from '#host/application.ts';
import type { Configuration } from '#host/config.ts';

/** What a newcomer must know once the system runs, a line each. */
export function printRunning(
  configuration: Configuration,
  application: Application,
): readonly string[] {
  const bundled = configuration.identity === null;
  return [
    '',
    `  Address            ${configuration.publicUrl}`,
    `  Staff              ${configuration.publicUrl}/can-bo`,
    `  Citizens           ${configuration.publicUrl}/cong-dan`,
    `  Follow a dossier   ${configuration.publicUrl}/tra-cuu`,
    ...(bundled ? [`  Development        ${configuration.publicUrl}/dev`] : []),
    '',
    ...(bundled ? demoLogins(application) : []),
    '  Peers',
    `    database         ${application.database}`,
    `    identity         ${application.issuer}${bundled ? ' (bundled, development only)' : ''}`,
    `    files            ${application.storage}`,
    `    virus scanner    ${application.scanner}`,
    ...platformLines(application),
    '',
  ];
}

function demoLogins(application: Application): readonly string[] {
  const width = Math.max(...application.featured.map((account) => account.username.length));
  return [
    `  Demo logins (invented people; password ${application.demoPassword}):`,
    ...application.featured.map(
      (account) => `    ${account.username.padEnd(width)}  ${account.role} – ${account.agency}`,
    ),
    '',
  ];
}

function platformLines({ platform, simulators }: Application): readonly string[] {
  if (platform === null) {
    return ['    platform         not configured: what other systems are to be told waits'];
  }
  if (simulators === null) return [`    platform         ${platform}`];
  return [
    `    platform         ${platform} (simulated, development only)`,
    '      behind it      every national system of the report (simulated)',
    `    simulators       ${simulators} (who the simulated people are; orders faults)`,
    `    mailbox          ${simulators}/hop-thu (mail, SMS, Zalo to applicants)`,
  ];
}
