/** `npm run schema`: writes db/schema.sql anew from a database with all migrations. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openTestStore } from './support/store-fixture.ts';
import { dumpSchema } from './support/schema-dump.ts';

const store = await openTestStore();
writeFileSync(join(import.meta.dirname, '../db/schema.sql'), await dumpSchema(store.ownerPool));
await store.close();
