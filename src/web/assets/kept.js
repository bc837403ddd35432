// On the pages of whoever may have drafts kept on this device: tells the worker who is here, and what it keeps.

const line = document.getElementById('kept');
const workers = navigator.serviceWorker;
const marks = line.dataset.owner.split(' ');
const isDraft = line.children.length > 0;
const url = location.href;
let isDead = !navigator.onLine || 'fromDevice' in line.dataset;
let shown = '';

globalThis.tellWorker = async (message) => {
  const found = isDraft ? await workers?.ready : await workers?.getRegistration('/nop/nhap/');
  found?.active?.postMessage({ ...message, url, marks });
};
const look = () => globalThis.tellWorker({ act: 'page', isNew: isDraft && !workers.controller });

function show({ state, count }) {
  const isSent = ['waiting', 'filing', 'sent'].includes(shown);
  shown = state || (isDead ? 'offline' : isSent ? 'sent' : '');
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
    if (marks[0] === '' && !isDead) location.reload();
    look();
  });
}
document.querySelector('form[action$="/dang-xuat"]')?.addEventListener('submit', () => {
  globalThis.tellWorker({ act: 'wipe' });
});
if (isDraft) {
  workers?.register('/nop/ngoai-mang.js', { scope: '/nop/nhap/' }).catch(() => null);
  setInterval(() => shown && shown !== 'sent' && look(), 15_000);
}
look();
