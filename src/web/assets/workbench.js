// Keys of the workbench: j k Enter a / ?  Every one of them only does what a click can do.

const rows = [...document.querySelectorAll('[data-worklist] tbody tr')];
const help = document.getElementById('key-help');
let current = -1;

const ACTIONS = {
  j: () => moveTo(current + 1),
  k: () => moveTo(current - 1),
  a: () => mainAction()?.click(),
  '/': () => document.querySelector('[data-search]')?.focus(),
  '?': openHelp,
  Enter: () => rows[current]?.querySelector('[data-open]')?.click(),
};

document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || help?.open) return;
  const { target } = event;
  if (target.closest('input, textarea, select, [contenteditable]')) return;
  // Enter belongs to whatever has the focus: a link, a button, a summary.
  if (event.key === 'Enter' && target !== document.body) return;
  const act = ACTIONS[event.key.length === 1 ? event.key.toLowerCase() : event.key];
  if (act === undefined) return;
  event.preventDefault();
  act();
});

// The current row follows the focus, however it got there.
document.addEventListener('focusin', (event) => {
  const index = rows.indexOf(event.target.closest('tr'));
  if (index !== -1) mark(index);
});

for (const hint of document.querySelectorAll('[data-key-help]')) {
  hint.hidden = typeof help?.showModal !== 'function';
  hint.addEventListener('click', openHelp);
}

function moveTo(index) {
  if (rows.length === 0) return;
  mark(Math.max(0, Math.min(rows.length - 1, index)));
  rows[current].querySelector('[data-open]').focus({ preventScroll: true });
  rows[current].scrollIntoView({ block: 'nearest' });
}

function mark(index) {
  rows[current]?.classList.remove('row-cur');
  current = index;
  rows[current].classList.add('row-cur');
}

/** In a list the current row's, never that of a row nobody has chosen; elsewhere the page's. */
function mainAction() {
  const place = rows.length > 0 ? rows[current] : document.getElementById('main');
  return place?.querySelector('[data-main-action]');
}

function openHelp() {
  help?.showModal?.();
}
