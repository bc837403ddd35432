// On the pages of whoever may have drafts kept on this device: tells the worker who is here, and what it keeps.

const line = document.getElementById('kept-line');
const workers = navigator.serviceWorker;
const marks = line.dataset.owner.split(' ');
const isBlank = marks[0] === '';
const isDraft = line.children.length > 0;
const url = location.href;
let isDead = !navigator.onLine || 'fromDevice' in line.dataset;
let shown = '';

globalThis.tellWorker = async (message) => {
  const found = isDraft ? await workers?.ready : await workers?.getRegistration('/nop/nhap/');
  found?.active?.postMessage({ ...message, url, marks });
};
const look = () => globalThis.tellWorker({ act: 'page', isDraft });

// In place of a page that is not kept stands one that is nobody's: it gives way once there is a line.
const again = () => {
  if (!isBlank) return look();
  return fetch(url, { method: 'HEAD' }).then(
    () => location.reload(),
    () => null,
  );
};

function show({ state, count }) {
  // What waited and waits no more shows that there is a line.
  const isSent = !state && ['waiting', 'filing'].includes(shown);
  if (isSent) isDead = false;
  shown = state || (isDead ? 'offline' : isSent || shown === 'sent' ? 'sent' : '');
  for (const part of line.children) {
    part.hidden = part.dataset.state !== shown;
    const number = part.querySelector('[data-count]');
    if (number) number.textContent = count;
  }
}

workers?.addEventListener('message', ({ data }) => {
  if (data.filed) location.replace(data.filed);
  else if ('unsent' in data) judgeLeave(data.unsent);
  else show(data);
});
for (const type of ['online', 'offline']) {
  addEventListener(type, () => {
    isDead = type === 'offline';
    again();
  });
}
// Signing out forgets all that is kept. What waits is sent before, and where it cannot be, one is asked.
const out = document.querySelector('form[action$="/dang-xuat"]');
const [plain, unsent] = (out || line).querySelectorAll('[data-leave]');
let leaving = 0;

/** A worker of an earlier release does not answer. */
function askToLeave() {
  clearTimeout(leaving);
  leaving = setTimeout(leave, 10_000);
  globalThis.tellWorker({ act: 'leave' });
}
async function leave() {
  clearTimeout(leaving);
  await globalThis.tellWorker({ act: 'wipe' }).catch(() => null);
  out.submit();
}
function judgeLeave(count) {
  clearTimeout(leaving);
  if (count === 0 && unsent.hidden) {
    void leave();
    return;
  }
  unsent.querySelector('[data-count]').textContent = count;
  unsent.hidden = count === 0;
  plain.hidden = count > 0;
}
async function askFirst() {
  const worker = await workers?.getRegistration('/nop/nhap/').catch(() => null);
  if (worker?.active && unsent.hidden) askToLeave();
  else await leave();
}
out?.addEventListener('submit', (event) => {
  event.preventDefault();
  void askFirst();
});
if (isDraft) {
  workers?.register('/nop/ngoai-mang.js', { scope: '/nop/nhap/' }).catch(() => null);
}
setInterval(() => {
  if (unsent && !unsent.hidden) globalThis.tellWorker({ act: 'leave' });
  else if (isBlank || (shown && shown !== 'sent')) again();
}, 15_000);
look();
