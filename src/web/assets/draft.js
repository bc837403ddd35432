// On a page of questions: what is typed is kept on this device until it is the server's.

const PAUSE_MS = 250;

const form = document.querySelector('main form[method=post]');
const touched = new Set();
let timer = 0;

/** What the server had, by which one knows that it was changed elsewhere since; not asked of what it sent back. */
const isSentBack = document.getElementById('error-summary') !== null;
const server = Array.from(form.elements, (element) => {
  if (element.type === 'hidden') return '';
  if (element.options) return [...element.options].find((one) => one.defaultSelected)?.value;
  return `${element.defaultChecked} ${element.defaultValue}`;
}).join('\n');
const base = isSentBack ? null : server;

async function keep() {
  forgetTimer();
  const values = [...new FormData(form)].filter(([name]) => name !== '_csrf');
  await globalThis.tellWorker({ act: 'typed', values, base });
}

form.addEventListener('input', ({ target }) => {
  touched.add(target.name);
  clearTimeout(timer);
  timer = setTimeout(keep, PAUSE_MS);
});
// What is sent is typed no more.
form.addEventListener('submit', forgetTimer);
addEventListener('pagehide', () => {
  if (timer !== 0) void keep();
});

navigator.serviceWorker?.addEventListener('message', ({ data }) => {
  if (!data.said) return;
  const { values, base: typedOver, isHeld } = data.said;
  const isFromDevice = 'fromDevice' in document.getElementById('kept-line').dataset;
  // A page from this device says nothing new of the server.
  if (!isFromDevice && typedOver !== null && typedOver !== server) return;
  if (!fill(values) || typedOver === undefined || isHeld) return;
  document.getElementById('restored').hidden = false;
});

function forgetTimer() {
  clearTimeout(timer);
  timer = 0;
}

/** Whether anything changed. */
function fill(values) {
  let isChanged = false;
  for (const element of form.elements) {
    const { name, type } = element;
    const given = values.filter(([other]) => other === name).map(([, value]) => value);
    if (type === 'hidden' || !name || touched.has(name)) continue;
    const isTicked = type === 'checkbox' || type === 'radio';
    const before = isTicked ? element.checked : element.value;
    const after = isTicked ? given.includes(element.value) : (given[0] ?? before);
    if (after === before) continue;
    isChanged = true;
    if (isTicked) element.checked = after;
    else element.value = after;
  }
  return isChanged;
}
