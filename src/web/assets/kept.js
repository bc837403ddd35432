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
  else show(data);
});
for (const type of ['online', 'offline']) {
  addEventListener(type, () => {
    isDead = type === 'offline';
    again();
  });
}
document.querySelector('form[action$="/dang-xuat"]')?.addEventListener('submit', () => {
  globalThis.tellWorker({ act: 'wipe' });
});
if (isDraft) {
  workers?.register('/nop/ngoai-mang.js', { scope: '/nop/nhap/' }).catch(() => null);
}
setInterval(() => {
  if (isBlank || (shown && shown !== 'sent')) again();
}, 15_000);
look();
