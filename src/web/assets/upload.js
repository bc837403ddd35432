// On the page of papers. Without it each file goes with the form, whole. With it a file is sent at once and
// in parts (tus 1.0): a line that breaks goes on where it was, here or when the file is chosen again.

const PART = 256 * 1024;
const LONGEST_SIDE = 2200;
const QUALITY = 0.8;
const LONGEST_WAIT_MS = 15_000;
const PROTOCOL = { 'Tus-Resumable': '1.0.0' };

const form = document.querySelector('form[data-upload-to]');
const words = JSON.parse(form.dataset.uploadWords);
const draftId = form.elements.dossierId.value;
let running = 0;
let isWaited = false;

for (const input of form.querySelectorAll('input[type=file]')) {
  input.addEventListener('change', () => {
    for (const file of input.files) void send(input, file);
    input.value = ''; // what is sent in parts does not go with the form
  });
}

// Whoever presses the button while something is on its way goes on once it is there.
form.addEventListener(
  'submit',
  (event) => {
    if (running === 0) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    isWaited = true;
  },
  true,
);

async function send(input, original) {
  const line = lineFor(input, original.name);
  running += 1;
  try {
    const file = await shrunk(original);
    const key = [
      'tus',
      draftId,
      input.name,
      original.name,
      original.size,
      original.lastModified,
    ].join(':');
    await sendParts(input, original.name, file, key, line);
    line.say(words.sent);
    localStorage.removeItem(key);
  } catch (fault) {
    line.fail(fault instanceof Refused ? fault.message : words.again);
  }
  running -= 1;
  if (running > 0 || !isWaited) return;
  isWaited = false;
  form.requestSubmit();
}

async function sendParts(input, name, file, key, line) {
  let address = localStorage.getItem(key);
  let at = address === null ? null : await offsetOf(address, file).catch(() => null);
  let failures = 0;
  // It is done when the server answered the last part, be it an empty one: then the file is the draft's.
  for (let isDone = false; !isDone; ) {
    try {
      if (at === null) {
        address = await begin(input, name, file);
        localStorage.setItem(key, address);
        at = 0;
      }
      line.progress(at / file.size);
      at = await sendPart(address, file, at);
      isDone = at === file.size;
      failures = 0;
    } catch (fault) {
      if (fault instanceof Refused) throw fault;
      failures += 1;
      line.say(words.waiting);
      await lineBack(failures);
      // What arrived of a part whose answer was lost is known there alone.
      if (address !== null) at = await offsetOf(address, file).catch(() => at);
    }
  }
  line.progress(1);
}

async function begin(input, name, file) {
  const component = input.name.replace(/^file-/, '');
  const metadata = Object.entries({ draftId, component, name })
    .map(([key, value]) => `${key} ${base64(value)}`)
    .join(',');
  const headers = { ...PROTOCOL, 'Upload-Length': String(file.size), 'Upload-Metadata': metadata };
  const answer = await fetch(form.dataset.uploadTo, { method: 'POST', headers });
  if (answer.status === 413) throw new Refused(input.dataset.tooLarge);
  if (answer.status === 404) throw new Refused(words.again);
  if (!answer.ok) throw new Error(String(answer.status));
  return answer.headers.get('location');
}

async function sendPart(address, file, at) {
  const part = file.slice(at, at + PART);
  const headers = {
    ...PROTOCOL,
    'Upload-Offset': String(at),
    'Content-Type': 'application/offset+octet-stream',
  };
  const answer = await fetch(address, { method: 'PATCH', headers, body: part });
  if (answer.status === 422)
    throw new Refused((await answer.json())[document.documentElement.lang]);
  if (!answer.ok) throw new Error(String(answer.status));
  return at + part.size;
}

/** How much is there; null where the upload is not, or is of another length: it begins anew. */
async function offsetOf(address, file) {
  const answer = await fetch(address, { method: 'HEAD', headers: PROTOCOL });
  const isSame = Number(answer.headers.get('upload-length')) === file.size;
  return answer.ok && isSame ? Number(answer.headers.get('upload-offset')) : null;
}

/** When it is worth another try: after a while, or as soon as the browser says that the line is back. */
const lineBack = (failures) =>
  new Promise((resolve) => {
    setTimeout(resolve, Math.min(LONGEST_WAIT_MS, 500 * 2 ** failures));
    addEventListener('online', resolve, { once: true });
  });

/** A photo no larger than it need be; what cannot be made smaller is sent as it is. */
async function shrunk(file) {
  if (!file.type.startsWith('image/')) return file;
  try {
    const picture = await createImageBitmap(file);
    const scale = LONGEST_SIDE / Math.max(picture.width, picture.height);
    if (scale >= 1) return file;
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(picture.width * scale);
    canvas.height = Math.round(picture.height * scale);
    canvas.getContext('2d').drawImage(picture, 0, 0, canvas.width, canvas.height);
    const small = await new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', QUALITY));
    return small !== null && small.size < file.size ? small : file;
  } catch {
    return file;
  }
}

/** The line under the field that tells how far a file is. */
function lineFor(input, name) {
  const list = input.parentElement.querySelector('[data-chosen]');
  const item = document.createElement('li');
  const label = document.createElement('span');
  const bar = document.createElement('progress');
  label.textContent = `${name}: ${words.sending}`;
  bar.max = 1;
  bar.setAttribute('aria-label', name);
  item.append(label, bar);
  list.append(item);
  list.hidden = false;
  const say = (text) => {
    label.textContent = `${name}: ${text}`;
  };
  return {
    say,
    progress: (share) => {
      bar.value = share;
      say(`${words.sending} ${Math.round(share * 100)}%`);
    },
    fail: (text) => {
      say(text);
      item.className = 'file-bad';
      bar.remove();
    },
  };
}

/** Base64 of a text's UTF-8. */
function base64(text) {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
}

/** The server will not have the file; `message` says why. */
class Refused extends Error {}
