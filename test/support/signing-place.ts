import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ContentStore, createContentStore } from '#documents/content-store.ts';
import { openDevelopmentKeys } from '#documents/signing/development-keys.ts';
import type { SigningKeys } from '#documents/signing/signer.ts';
import { systemNow } from './exchange-fixture.ts';
import { openTestStore, type TestStore } from './store-fixture.ts';

/** A database, a store of files and development's keys: all that something of a dossier is signed with. */
export interface SigningPlace {
  readonly store: TestStore;
  readonly content: ContentStore;
  readonly keys: SigningKeys;
  /** With the root and its list of revoked certificates. */
  readonly signing: string;
  readonly close: () => Promise<void>;
}

export async function openSigningPlace(): Promise<SigningPlace> {
  const directory = mkdtempSync(join(tmpdir(), 'mot-cua-signing-'));
  const signing = join(directory, 'signing');
  const store = await openTestStore();
  return {
    store,
    content: createContentStore(join(directory, 'documents')),
    keys: await openDevelopmentKeys(signing, systemNow()),
    signing,
    close: async () => {
      await store.close();
      rmSync(directory, { recursive: true });
    },
  };
}
