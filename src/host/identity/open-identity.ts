import { roleLabels } from '#access/role.ts';
import { isFeatured } from '#host/case-sources.ts';
import type { Configuration } from '#host/config.ts';
import { signingKey } from '#host/identity/signing-key.ts';
import { startIdentity } from '#host/identity/start-identity.ts';
import type { Secrets } from '#host/secrets.ts';
import type { Locality } from '#host/seed-reference.ts';

/** The identity provider of the configuration, or the bundled one on the port above ours. */
export async function openIdentity(
  configuration: Configuration,
  secrets: Secrets,
  locality: Locality,
  { say, closing }: { readonly say: (line: string) => void; readonly closing: (() => unknown)[] },
): Promise<{ issuer: string; clientId: string; clientSecret: string }> {
  if (configuration.identity !== null) return configuration.identity;
  const port = configuration.port + 1;
  const issuer = `http://localhost:${port}`;
  const client = { clientId: 'mot-cua', clientSecret: secrets.clientSecret };
  const identity = await startIdentity(
    {
      issuer,
      port,
      host: configuration.host,
      accounts: accountsOf(locality),
      ...client,
      redirectUri: `${configuration.publicUrl}/dang-nhap/xong`,
      afterSignOut: `${configuration.publicUrl}/`,
      password: secrets.demoPassword,
      cookieKey: secrets.providerKey,
      signingKey: await signingKey(configuration.dataDir),
    },
    say,
  );
  closing.push(() => identity.stop());
  return { issuer, ...client };
}

function accountsOf({ agencies, staff }: Locality) {
  const byCode = new Map(agencies.map((agency) => [agency.code, agency]));
  return staff.map((one) => {
    const agency = byCode.get(one.agency);
    return {
      subject: one.subject,
      username: one.username,
      name: one.name,
      role: roleLabels[one.role].vi,
      agency: agency?.name.vi ?? one.agency,
      featured:
        one.role === 'province-administrator' || (agency !== undefined && isFeatured(agency)),
    };
  });
}

/** Demo logins that a newcomer is told of. */
export const featuredAccounts = (locality: Locality): ReturnType<typeof accountsOf> =>
  accountsOf(locality).filter((account) => account.featured);
