import type { Configuration } from '#host/config.ts';

/** What a configuration lacks to serve real people; it is added to `wrong`. */
export function checkProduction(configuration: Configuration, wrong: string[]): void {
  const { databaseUrl, identity, citizenIdentity, sessionSecret, publicUrl, objectStore } =
    configuration;
  const { keys } = configuration.signing;
  const needed = (name: string) => wrong.push(`${name} is needed in production`);
  if (databaseUrl === null) needed('DATABASE_URL');
  if (identity === null) needed('OIDC_ISSUER_URL');
  if (sessionSecret === null) needed('SESSION_SECRET');
  const addresses = {
    OIDC_ISSUER_URL: identity?.issuer,
    CITIZEN_OIDC_ISSUER_URL: citizenIdentity?.issuer,
    CSC_URL: keys.kind === 'service' ? keys.account.url : undefined,
    STORAGE_S3_ENDPOINT: objectStore?.endpoint,
    PUBLIC_URL: publicUrl,
  };
  for (const [name, address] of Object.entries(addresses)) {
    if (address !== undefined && !address.startsWith('https:')) {
      wrong.push(`${name} must begin with https: in production`);
    }
  }
}
