// In the worker of drafts: sends the forms that wait, one after the other. What was sent twice was sent once
// for the server: a page is kept as it is, and a dossier has the id of its draft.

const SEND_MS = 15_000;
const CHECK = 'kiem-tra';
/** Drafts whose forms the server would not have. */
const stuck = new Set();
let turn = Promise.resolve();
let flushing = null;

/** What has to be looked up before it is changed is changed one after the other. */
const inTurn = (act) => {
  turn = turn.then(act, act);
  return turn;
};

const within = (request, ms, init) => {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(), ms);
  return fetch(request, { ...init, signal: controller.signal }).finally(() => clearTimeout(timer));
};

/** Whether the line carried all that waits; whoever asks while it is being sent waits for the same. */
const flush = () => {
  flushing =
    flushing ||
    sendAll().finally(() => {
      flushing = null;
    });
  return flushing;
};

async function sendAll() {
  stuck.clear();
  const filed = new Set();
  const posts = await waiting();
  let isUp = true;
  for (const post of posts) {
    if (stuck.has(post.draft) || filed.has(post.draft)) continue;
    const answer = await send(post).catch(() => null);
    isUp = answer !== null && answer.status !== 429 && answer.status < 500;
    if (!isUp) break;
    if ((await judge(post, answer)) === 'filed') filed.add(post.draft);
  }
  if (posts.length > 0) await tellPages();
  return isUp;
}

async function send(post) {
  const answer = await sendAs(post, null);
  if (answer.status !== 403) return answer;
  // Whoever signed in anew has another token.
  const page = await within(post.path, SEND_MS);
  const [, token] = /name="_csrf" value="([^"]+)"/.exec(await page.text()) || [];
  return page.ok && token ? sendAs(post, token) : answer;
}

function sendAs({ path, fields, isMultipart }, token) {
  const body = isMultipart ? new FormData() : new URLSearchParams();
  for (const [name, value] of fields) {
    body.append(name, name === '_csrf' && token !== null ? token : value);
  }
  return within(path, SEND_MS, { method: 'POST', body, headers: { 'mot-cua-outbox': '1' } });
}

async function judge({ id, draft, path, fields }, { status, headers }) {
  const next = headers.get('mot-cua-next') || '';
  if (next.startsWith('/cong-dan/ho-so/')) {
    await forgetDraft(draft);
    await tellPages(draft, next);
    return 'filed';
  }
  // 422: what was typed is the server's all the same.
  if (status !== 422 && !next.startsWith('/nop/')) {
    stuck.add(draft);
    return 'stuck';
  }
  await forgetKey(id);
  if (path.endsWith(CHECK)) await keep(`refused:${draft}`, draft, 1);
  else await saved(path, fields);
  return 'sent';
}

/** The server has it: what was typed over it since is newer, whatever the page shows then. */
async function saved(path, fields) {
  const draft = draftOf(path);
  await keep(`saved:${path}`, draft, { values: fields });
  const typed = await read(`typed:${path}`);
  if (typed) await keep(`typed:${path}`, draft, { ...typed, base: null });
}

const draftOf = (address) => new URL(address, location).pathname.split('/')[3];

async function tellPages(filedDraft, filed) {
  for (const page of await clients.matchAll({ includeUncontrolled: true })) {
    const draft = draftOf(page.url);
    page.postMessage(filed && draft === filedDraft ? { filed } : await stateOf(draft), []);
  }
}

/** What is to be said on a page of a draft. */
async function stateOf(draft) {
  const paths = (await waiting()).filter((post) => post.draft === draft).map(({ path }) => path);
  const isFiling = paths.some((path) => path.endsWith(CHECK));
  const count = new Set(paths).size;
  if (stuck.has(draft)) return { state: 'stuck', count };
  if (count > 0) return { state: isFiling ? 'filing' : 'waiting', count };
  return { state: (await read(`refused:${draft}`)) ? 'refused' : '', count };
}

// For the files after it.
Object.assign(globalThis, { CHECK, draftOf, flush, inTurn, saved, stateOf, stuck, within });
