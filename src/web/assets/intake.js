// Helpers of the intake form: card reader and chosen files. Both can be done without.

const FAST_MS = 45; // Between two keys of a reader; people need twice as long and more.
const FAST_KEYS = 6;
const QUIET_MS = 120;

for (const input of document.querySelectorAll('[data-scan-url]')) scanner(input);
for (const drop of document.querySelectorAll('[data-files]')) files(drop);

function scanner(input) {
  const { form } = input;
  let last = 0;
  let fast = 0;
  let quiet = 0;

  form.addEventListener('keydown', (event) => {
    fast = event.timeStamp - last < FAST_MS ? fast + 1 : 0;
    last = event.timeStamp;
    const scanning = fast >= FAST_KEYS;
    clearTimeout(quiet);
    // A reader ends with Enter, wherever it typed: that must never send the big form.
    if (event.key === 'Enter' && (scanning || event.target === input)) {
      event.preventDefault();
      if (event.target === input) void read(input, true);
    } else if (scanning && event.target === input) {
      quiet = setTimeout(() => void read(input, false), QUIET_MS);
    }
  });
  input.addEventListener('paste', () => setTimeout(() => void read(input, true)));
}

/** `isWhole`: the reader has ended; else it is only quiet for a moment, as on a machine at its limit. */
async function read(input, isWhole) {
  const scan = input.value.trim();
  if (scan === '') return;
  if (input.dataset.reading) {
    if (isWhole) input.dataset.again = 'yes'; // what was sent was a part of it
    return;
  }
  input.dataset.reading = 'yes';
  say(input, input.dataset.scanBusy, '');
  try {
    const body = new FormData();
    body.set('scan', scan);
    const request = { method: 'POST', body, headers: { accept: 'application/json' } };
    body.set('_csrf', input.form.elements.namedItem('_csrf')?.value ?? '');
    const answer = await (await fetch(input.dataset.scanUrl, request)).json();
    for (const [name, value] of Object.entries(answer.fields ?? {})) fill(input.form, name, value);
    say(input, answer.message ?? '', answer.warning ?? '');
    propose(input, answer.proposals ?? []);
  } catch {
    say(input, '', input.dataset.scanFailed);
  }
  delete input.dataset.reading;
  const again = input.dataset.again === 'yes';
  delete input.dataset.again;
  if (again) await read(input, true);
  else if (isWhole) input.select(); // the next card takes its place
}

function say(input, message, warning) {
  const field = input.closest('.field');
  field.querySelector('[data-scan-message]').textContent = message;
  const warn = field.querySelector('[data-scan-warning]');
  warn.textContent = warning;
  warn.hidden = warning === '';
}

/** A broken name is filled in by whoever compared it with the card, never by itself. */
function propose(input, names) {
  const list = input.closest('.field').querySelector('[data-scan-names]');
  list.replaceChildren(
    ...names.map((name) => {
      const button = textIn('button', name, 'btn');
      button.type = 'button';
      button.addEventListener('click', () => {
        fill(input.form, list.dataset.scanNames, name);
        list.replaceChildren();
      });
      return button;
    }),
  );
}

function fill(form, name, value) {
  const control = form.elements.namedItem(name);
  if (control === null) return;
  control.value = value; // Of radios too: chooses the one with this value.
  control.classList?.add('filled');
}

function files(drop) {
  const input = drop.querySelector('input');
  const show = () => showChosen(input, drop.querySelector('[data-chosen]'));
  input.addEventListener('change', show);
  for (const type of ['dragover', 'dragleave', 'drop']) {
    drop.addEventListener(type, (event) => {
      event.preventDefault();
      drop.classList.toggle('drop-over', type === 'dragover');
    });
  }
  drop.addEventListener('drop', (event) => {
    const chosen = new DataTransfer();
    const kept = input.multiple ? input.files : [];
    for (const file of [...kept, ...event.dataTransfer.files]) {
      if (input.multiple || chosen.items.length === 0) chosen.items.add(file);
    }
    input.files = chosen.files;
    show();
  });
}

function showChosen(input, list) {
  const { lang } = document.documentElement;
  list.hidden = input.files.length === 0;
  list.replaceChildren(
    ...[...input.files].map((file) => {
      const item = document.createElement('li');
      const megabytes = file.size / 1024 / 1024;
      const size = megabytes.toLocaleString(lang, { maximumFractionDigits: megabytes < 1 ? 2 : 1 });
      item.append(textIn('span', `${file.name} (${size} MB)`));
      const { maxBytes, tooLarge, empty } = input.dataset;
      const fault = file.size === 0 ? empty : file.size > Number(maxBytes) ? tooLarge : '';
      if (fault !== '') item.append(textIn('strong', fault, 'file-bad'));
      return item;
    }),
  );
}

function textIn(tag, text, className = '') {
  const element = document.createElement(tag);
  element.textContent = text;
  element.className = className;
  return element;
}
