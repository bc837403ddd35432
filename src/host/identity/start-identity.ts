import { join } from 'node:path';
import type { ProviderOptions } from '#host/identity/provider.ts';
import { keepChild } from '#host/keep-child.ts';

/** Starts the bundled identity provider as a child and starts it again should it die. */
export const startIdentity = (options: ProviderOptions, say: (line: string) => void) =>
  keepChild(
    {
      program: join(import.meta.dirname, '../../../bin/identity.ts'),
      name: 'the identity provider',
      port: options.port,
      options: () => options,
    },
    say,
  );
