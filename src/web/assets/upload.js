// On the page of papers. Without it each file goes with the form, whole. With it a file is sent at once, by
// tus.js before it, and what became of it is told under its field.

const LONGEST_SIDE = 2200;
const QUALITY = 0.8;

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
  const { name, size, lastModified } = original;
  const line = lineFor(input, name);
  running += 1;
  try {
    await globalThis.sendInParts({
      to: form.dataset.uploadTo,
      metadata: { draftId, component: input.name.replace(/^file-/, ''), name },
      file: await shrunk(original),
      key: ['tus', draftId, input.name, name, size, lastModified].join(':'),
      onProgress: line.progress,
      onWaiting: () => line.say(words.waiting),
    });
    line.say(words.sent);
  } catch ({ answer }) {
    line.fail(await reasonOf(input, answer));
  }
  running -= 1;
  if (running > 0 || !isWaited) return;
  isWaited = false;
  form.requestSubmit();
}

/** Why a file was not taken, in words. */
async function reasonOf(input, answer) {
  const status = answer === undefined ? null : answer.status;
  if (status === 413) return input.dataset.tooLarge;
  if (status !== 422) return words.again;
  const text = await answer.json();
  return text[document.documentElement.lang] || text.vi;
}

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
