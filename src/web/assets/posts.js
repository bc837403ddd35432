// In the worker of drafts: a form goes to the server, or waits where the line does not carry it.

async function post(event) {
  const { request } = event;
  const path = new URL(request.url).pathname;
  const draft = draftOf(path);
  const copy = request.clone();
  const isUp = await isLineUp();
  const isNext = stuck.has(draft) || !(await waits(draft));
  const answer = isUp && isNext ? await tried(request) : null;
  // A page of an earlier session is sent again with the token of this one.
  if (answer !== null && answer.status !== 403) {
    await sent(path, await fieldsOf(copy), answer).catch(() => null);
    return answer;
  }
  const next = await hold(path, copy).catch(() => OFFLINE);
  if (next === OFFLINE && answer !== null) return answer;
  return Response.redirect(new URL(next, location), 303);
}

const tried = (request) =>
  within(request, 2 * patience()).catch(() => {
    lineIs(false);
    return null;
  });

const waits = (draft) =>
  waiting().then(
    (posts) => posts.some((one) => one.draft === draft),
    () => false,
  );

const isMultipart = ({ headers }) => headers.get('content-type').startsWith('multipart');

/** Names and values as the form has them; an empty choice of files is none. */
async function fieldsOf(request) {
  const all = isMultipart(request)
    ? await request.formData()
    : new URLSearchParams(await request.text());
  return [...all].filter(([, value]) => typeof value === 'string' || value.size > 0);
}

/** What the server took is typed no more; what was filed or deleted is kept no more. */
async function sent(path, fields, { type, status }) {
  const isOn = type === 'opaqueredirect';
  if (!isOn && status !== 422) return;
  const draft = draftOf(path);
  const steps = (await read(`steps:${draft}`)) || [];
  const isFiled = path.endsWith(CHECK) && steps.some(([name]) => name === CHECK);
  if (isOn && (isFiled || path.endsWith('/xoa'))) {
    await forgetDraft(draft);
    return;
  }
  await forgetTyped(path);
  await forgetKey(`refused:${draft}`);
  await saved(path, fields);
}

const forgetTyped = (path) =>
  inTurn(() => forget((key) => [`typed:${path}`, `typed:${path}?sua=1`].includes(key)));

/** Keeps a form to be sent later; answers where one goes on. */
async function hold(path, request) {
  const [, , , draft, name] = path.split('/');
  const steps = await read(`steps:${draft}`);
  const at = steps.findIndex(([id]) => id === name);
  const fields = await fieldsOf(request);
  // Files go in parts, and codes and deletions need an answer.
  if (at === -1 || fields.some(([, value]) => typeof value !== 'string')) return OFFLINE;
  const before = (await waiting()).filter((one) => one.draft === draft);
  await keep(undefined, draft, { path, fields, isMultipart: isMultipart(request) });
  // Said anew it is sent once; and who changes a page after filing files what it says then.
  const over = before.filter((one) => one.path === path || one.path.endsWith(CHECK));
  await forget((key) => over.some(({ id }) => id === key));
  await forgetTyped(path);
  registration.sync?.register('send').catch(() => null);
  const held = new Set((await waiting()).map((one) => one.path));
  const pathOf = ([id]) => `/nop/nhap/${draft}/${id}`;
  const next = steps.slice(at + 1).find((step) => step[1] && !held.has(pathOf(step)));
  const check = steps.find(([id]) => id === CHECK);
  return next || check ? pathOf(next || check) : OFFLINE;
}

// A browser that is told that it failed tries again, with no page open.
addEventListener('sync', (event) =>
  event.waitUntil(flush().then((isUp) => isUp || Promise.reject(new Error('no line')))),
);

addEventListener('message', (event) => event.waitUntil(hear(event)));

async function hear({ data, source }) {
  const { act, url, marks } = data;
  if (act === 'wipe') await inTurn(wipe);
  if (act === 'leave') {
    await isLineUp();
    source.postMessage({ unsent: (await waiting()).length }, []);
  }
  if (act === 'typed') {
    await inTurn(async () => {
      await own(marks);
      await keep(`typed:${nameOf(url)}`, draftOf(url), { values: data.values, base: data.base });
    });
  }
  if (act !== 'page') return;
  await inTurn(async () => {
    const row = await ownerRow();
    if (row && marks[0] && !marks.includes(row.mark)) await wipe();
  });
  const { pathname } = new URL(url);
  const draft = draftOf(url);
  const [held] = (await waiting()).filter(({ path }) => path === pathname).slice(-1);
  const said = held
    ? { values: held.fields, base: null, isHeld: true }
    : (await read(`typed:${nameOf(url)}`)) || (await read(`saved:${pathname}`));
  source.postMessage({ ...(await stateOf(draft)), said }, []);
  await flush();
  // The first page came before there was a worker to keep it.
  if (data.isDraft && !(await read(`page:${nameOf(url)}`))) {
    await note(url, await within(url, SEND_MS));
  }
}

// For the file after it.
Object.assign(globalThis, { post });
