// The worker of drafts: pages come from the network, and from this device where the line is dead; forms that
// the line does not carry wait. It begins with what belongs to it whoever uses the device.

const KEPT_MS = 30 * 24 * 3600 * 1000;
const PATIENT_MS = 6000;
/** For a while after the line did not carry something, less time is lost on it. */
const IMPATIENT_MS = 1500;
const WHILE_MS = 20_000;
const OFFLINE = '/nop/nhap/ngoai-mang';
let deadAt = 0;

globalThis.beginWorker = (files) => {
  const [version] = files;
  addEventListener('install', (event) => {
    const all = caches.open(version).then((cache) => cache.addAll([OFFLINE, ...files]));
    event.waitUntil(all.then(() => skipWaiting()));
  });
  addEventListener('activate', (event) => {
    // Kept pages may still be of the set before.
    const others = (names) => names.filter((name) => name !== version).slice(0, -1);
    const old = caches.keys().then(others);
    const gone = old.then((names) => Promise.all(names.map((name) => caches.delete(name))));
    event.waitUntil(gone.then(() => clients.claim()));
  });
  void inTurn(() => forget((_key, { at }) => at < Date.now() - KEPT_MS));
};

addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (origin !== location.origin) return;
  if (request.mode === 'navigate') {
    event.respondWith(request.method === 'POST' ? post(event) : page(event));
  } else if (pathname.startsWith('/a/')) {
    event.respondWith(caches.match(request).then((found) => found || fetch(request)));
  }
});

/** A page has one name, whatever else its address carries. */
function nameOf(address) {
  const { pathname, searchParams } = new URL(address);
  return pathname + (searchParams.has('sua') ? '?sua=1' : '');
}

const patience = () => (Date.now() - deadAt < WHILE_MS ? IMPATIENT_MS : PATIENT_MS);
const lineIs = (isUp) => {
  deadAt = isUp ? 0 : Date.now();
};

/** Whether all that waits was carried before one's patience ended. */
async function isLineUp() {
  const late = new Promise((resolve) => {
    setTimeout(resolve, patience(), false);
  });
  // A device that keeps nothing has nothing that waits.
  const isUp = await Promise.race([flush().catch(() => true), late]);
  if (!isUp) lineIs(false);
  return isUp;
}

async function page(event) {
  const { request } = event;
  const kept = await read(`page:${nameOf(request.url)}`).catch(() => null);
  if ((await isLineUp()) || !kept) {
    try {
      const answer = await within(request, kept ? patience() : 10 * PATIENT_MS);
      lineIs(true);
      // Where the device has no more room the page is there all the same.
      event.waitUntil(note(request.url, answer.clone()).catch(() => null));
      return answer;
    } catch {
      lineIs(false);
    }
  }
  if (!kept) return caches.match(OFFLINE);
  const html = kept.html.replace('id="kept-line"', 'id="kept-line" data-from-device');
  return new Response(html, { headers: kept.headers });
}

/** Keeps a page where the server says whose it is, and the pages that come after it. */
async function note(url, answer) {
  const draft = await keepPage(url, answer);
  if (draft === null || navigator.connection?.saveData) return;
  for (const [name, isOpen] of draft.pages) {
    const path = `/nop/nhap/${draftOf(url)}/${name}`;
    if (isOpen && !(await read(`page:${path}`))) await keepPage(path, await within(path, SEND_MS));
  }
}

async function keepPage(address, answer) {
  const { href } = new URL(address, location);
  const draft = JSON.parse(answer.headers.get('mot-cua-draft'));
  if (!answer.ok || draft === null) return null;
  // Nobody's where others use the device too.
  if (draft.owner.length === 0) {
    await inTurn(wipe);
    return null;
  }
  await inTurn(() => own(draft.owner));
  const id = draftOf(href);
  const headers = [...answer.headers].filter(([name]) => !/^content-(en|l)/.test(name));
  await keep(`page:${nameOf(href)}`, id, { html: await answer.text(), headers });
  await keep(`steps:${id}`, id, draft.pages);
  await forgetKey(`saved:${nameOf(href)}`);
  return draft;
}

// For the file before it, which runs later.
Object.assign(globalThis, { isLineUp, lineIs, nameOf, note, patience });
