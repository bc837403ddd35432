// In the worker of drafts: what this device keeps, sealed with a key that cannot leave it.

/** Forms that wait are kept by number, all else by name. */
const NUMBERS = IDBKeyRange.upperBound(Infinity);

const onTable = (mode, act) =>
  new Promise((resolve, reject) => {
    const opening = indexedDB.open('ho-so-nhap', 1);
    opening.addEventListener('upgradeneeded', () =>
      opening.result.createObjectStore('kept', { autoIncrement: true }),
    );
    opening.addEventListener('error', () => reject(opening.error));
    opening.addEventListener('success', () => {
      const database = opening.result;
      const work = database.transaction('kept', mode, { durability: 'strict' });
      const asked = act(work.objectStore('kept'));
      const end = (settle) => () => {
        database.close();
        settle();
      };
      work.addEventListener(
        'complete',
        end(() => resolve(asked.result)),
      );
      work.addEventListener(
        'abort',
        end(() => reject(work.error)),
      );
    });
  });

/** Goes through rows from the first on. */
const throughRows = (mode, range, act) =>
  onTable(mode, (table) => {
    const asked = table.openCursor(range);
    asked.addEventListener('success', () => {
      const cursor = asked.result;
      if (!cursor) return;
      act(cursor);
      cursor.continue();
    });
    return asked;
  });

const ownerRow = () => onTable('readonly', (table) => table.get('owner'));

const wipe = () => onTable('readwrite', (table) => table.clear());

/** All of one person's: the first mark is theirs, others are what they were known by before. */
async function own(marks) {
  const row = await ownerRow();
  if (row && row.mark === marks[0]) return;
  const isTheirs = row && marks.includes(row.mark);
  if (!isTheirs) await wipe();
  const secret = isTheirs
    ? row.secret
    : await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, [
        'encrypt',
        'decrypt',
      ]);
  await onTable('readwrite', (table) => table.put({ mark: marks[0], secret }, 'owner'));
}

/** Seals a value under a key; without one, as the last form that waits. */
async function keep(key, draft, value) {
  const { secret } = await ownerRow();
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const text = new TextEncoder().encode(JSON.stringify(value));
  const data = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, secret, text);
  await onTable('readwrite', (table) => table.put({ draft, iv, data, at: Date.now() }, key));
}

async function unsealed({ iv, data }) {
  const { secret } = await ownerRow();
  const text = await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, secret, data);
  return JSON.parse(new TextDecoder().decode(text));
}

async function read(key) {
  const row = await onTable('readonly', (table) => table.get(key));
  return row ? unsealed(row) : null;
}

/** The forms that wait, in the order in which they were sent. */
async function waiting() {
  const found = [];
  await throughRows('readonly', NUMBERS, ({ key, value }) => found.push([key, value]));
  return Promise.all(
    found.map(async ([id, row]) => ({ id, draft: row.draft, ...(await unsealed(row)) })),
  );
}

const forget = (fits) =>
  throughRows('readwrite', null, (cursor) => {
    if (fits(cursor.key, cursor.value)) cursor.delete();
  });

const forgetDraft = (id) => forget((_key, { draft }) => draft === id);
const forgetKey = (name) => forget((key) => key === name);

// For the files after it.
Object.assign(globalThis, {
  forget,
  forgetDraft,
  forgetKey,
  keep,
  own,
  ownerRow,
  read,
  waiting,
  wipe,
});
