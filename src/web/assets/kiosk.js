// On the pages of a kiosk. Without it they go back by themselves too, but while one still reads.

const start = document.querySelector('[data-idle-url]');
let timer;

/** Back to the start when nobody has touched the page for a while: nothing is left for the next. */
function wait() {
  clearTimeout(timer);
  timer = setTimeout(
    () => location.replace(start.dataset.idleUrl),
    start.dataset.idleSeconds * 1000,
  );
}

if (start !== null) {
  for (const sign of ['pointerdown', 'keydown', 'scroll']) addEventListener(sign, wait);
  wait();
}

// A slip is printed once, not again when it is looked at again.
const [visit] = performance.getEntriesByType('navigation');
if (document.querySelector('[data-print-now]') !== null && visit?.type === 'navigate') print();
