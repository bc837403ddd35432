import type { ProviderOptions } from '#host/identity/provider.ts';
import { signingKey } from '#host/identity/signing-key.ts';

/** Where nobody listens: tests read the addresses to which they are sent. */
export const CLIENT = 'http://127.0.0.1:9/';
export const PASSWORD = 'correct horse';

/** A bundled provider on a port, with two officers and a small population. */
export async function providerOptions(dataDir: string, port: number): Promise<ProviderOptions> {
  const account = (username: string, name: string) => ({
    subject: `staff-${username}`,
    username,
    name,
    role: 'Cán bộ một cửa',
    agency: 'Phường <b>Vĩnh Thanh</b>',
    featured: true,
    claims: { name, preferred_username: username },
  });
  return {
    issuer: `http://127.0.0.1:${port}`,
    port,
    host: '127.0.0.1',
    staff: {
      accounts: [account('quay', 'Nguyễn Thị Lụa'), account('lanhdao', 'Trần Văn Đức')],
      clientId: 'mot-cua',
      clientSecret: 'client-secret',
      redirectUri: `${CLIENT}dang-nhap/xong`,
      afterSignOut: CLIENT,
    },
    citizens: {
      population: { seed: 7, people: 300, communes: ['30730'] },
      clientId: 'mot-cua-cong-dan',
      clientSecret: 'citizens-secret',
      redirectUri: `${CLIENT}cong-dan/dang-nhap/xong`,
      afterSignOut: CLIENT,
    },
    password: PASSWORD,
    cookieKey: 'cookie-key',
    signingKey: await signingKey(dataDir),
  };
}
