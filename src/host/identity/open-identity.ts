import { roleLabels } from '#access/role.ts';
import { simulatedPopulation } from '#host/accounts.ts';
import { isFeatured } from '#host/case-sources.ts';
import type { Configuration } from '#host/config.ts';
import { signingKey } from '#host/identity/signing-key.ts';
import { startIdentity } from '#host/identity/start-identity.ts';
import type { Secrets } from '#host/secrets.ts';
import type { Locality } from '#host/seed-reference.ts';

/** Where each provider brings people back to. */
export const STAFF_DONE = '/dang-nhap/xong';
export const CITIZENS_DONE = '/cong-dan/dang-nhap/xong';

/** How we are known at an identity provider. */
export type IdentityAccount = NonNullable<Configuration['identity']>;

/** The providers of officers and of citizens; without one for citizens nobody signs in from outside. */
export interface OpenIdentity {
  readonly staff: IdentityAccount;
  readonly citizens: IdentityAccount | null;
}

/** The identity providers of the configuration, or the bundled one on the port above ours for both. */
export async function openIdentity(
  configuration: Configuration,
  secrets: Secrets,
  locality: Locality,
  { say, closing }: { readonly say: (line: string) => void; readonly closing: (() => unknown)[] },
): Promise<OpenIdentity> {
  const { identity: own, citizenIdentity, publicUrl } = configuration;
  if (own !== null) return { staff: own, citizens: citizenIdentity };
  const port = configuration.port + 1;
  const issuer = `http://localhost:${port}`;
  const { clientSecret } = secrets;
  const staff = { clientId: 'mot-cua', clientSecret };
  const citizens = { clientId: 'mot-cua-cong-dan', clientSecret };
  const afterSignOut = `${publicUrl}/`;
  const identity = await startIdentity(
    {
      issuer,
      port,
      host: configuration.host,
      staff: {
        ...staff,
        accounts: accountsOf(locality),
        redirectUri: `${publicUrl}${STAFF_DONE}`,
        afterSignOut,
      },
      citizens: {
        ...citizens,
        population: simulatedPopulation(locality),
        redirectUri: `${publicUrl}${CITIZENS_DONE}`,
        afterSignOut,
      },
      password: secrets.demoPassword,
      cookieKey: secrets.providerKey,
      signingKey: await signingKey(configuration.dataDir),
    },
    say,
  );
  closing.push(() => identity.stop());
  return {
    staff: { issuer, ...staff },
    citizens: citizenIdentity ?? { issuer, ...citizens },
  };
}

function accountsOf({ agencies, staff }: Locality) {
  const byCode = new Map(agencies.map((agency) => [agency.code, agency]));
  return staff.map((one) => {
    const agency = byCode.get(one.agency);
    return {
      subject: one.subject,
      username: one.username,
      name: one.name,
      claims: { name: one.name, preferred_username: one.username },
      role: roleLabels[one.role].vi,
      agency: agency?.name.vi ?? one.agency,
      featured:
        one.role === 'province-administrator' ||
        one.role === 'data-steward' ||
        (agency !== undefined && isFeatured(agency)),
    };
  });
}

/** Demo logins that a newcomer is told of. */
export const featuredAccounts = (locality: Locality): ReturnType<typeof accountsOf> =>
  accountsOf(locality).filter((account) => account.featured);
