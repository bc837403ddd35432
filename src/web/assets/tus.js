// Sends a file in parts by tus 1.0, for the scripts after it on the page. A line that breaks goes on where it
// was, here or when the same file is sent again under the same key.

const PART = 256 * 1024;
const LONGEST_WAIT_MS = 15_000;
const PROTOCOL = { 'Tus-Resumable': '1.0.0' };

/** Ends once all of it is the draft's; throws what carries the `answer` of a server that will not have it. */
globalThis.sendInParts = async ({ to, metadata, file, key, onProgress, onWaiting }) => {
  let address = localStorage.getItem(key);
  let at = address === null ? null : await offsetOf(address, file).catch(() => null);
  let failures = 0;
  // It is done when the server answered the last part, be it an empty one: then the file is the draft's.
  for (let isDone = false; !isDone; ) {
    try {
      if (at === null) {
        address = await begin(to, metadata, file);
        localStorage.setItem(key, address);
        at = 0;
      }
      onProgress(at / file.size);
      at = await sendPart(address, file, at);
      isDone = at === file.size;
      failures = 0;
    } catch (fault) {
      if (fault.answer !== undefined) throw fault;
      failures += 1;
      onWaiting();
      await lineBack(failures);
      // What arrived of a part whose answer was lost is known there alone.
      if (address !== null) at = await offsetOf(address, file).catch(() => at);
    }
  }
  onProgress(1);
  localStorage.removeItem(key);
};

async function begin(to, metadata, file) {
  const pairs = Object.entries(metadata).map(([key, value]) => `${key} ${base64(value)}`);
  const answer = await fetch(to, {
    method: 'POST',
    headers: {
      ...PROTOCOL,
      'Upload-Length': String(file.size),
      'Upload-Metadata': pairs.join(','),
    },
  });
  return accepted(answer, [404, 413]).headers.get('location');
}

async function sendPart(address, file, at) {
  const part = file.slice(at, at + PART);
  const answer = await fetch(address, {
    method: 'PATCH',
    headers: {
      ...PROTOCOL,
      'Upload-Offset': String(at),
      'Content-Type': 'application/offset+octet-stream',
    },
    body: part,
  });
  accepted(answer, [422]);
  return at + part.size;
}

/** The answer of a server that took it; `final` are those that no further try would change. */
function accepted(answer, final) {
  if (answer.ok) return answer;
  const fault = new Error(String(answer.status));
  if (final.includes(answer.status)) fault.answer = answer;
  throw fault;
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

/** Base64 of a text's UTF-8. */
function base64(text) {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
}
