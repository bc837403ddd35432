// On the dashboard: its figures are fetched anew while somebody looks at them, and the page stays where it is.
// Without it the page goes to itself anew now and then.

const EVERY_MS = 20000;

setInterval(refresh, EVERY_MS);
document.addEventListener('visibilitychange', () => void refresh());

async function refresh() {
  const shown = document.querySelector('[data-live]');
  // Nobody looks, or somebody is in the middle of something there.
  if (document.hidden || shown.contains(document.activeElement)) return;
  if (!getSelection().isCollapsed) return;
  const answer = await fetch(location.href).catch(() => null);
  const isFresh = answer !== null && answer.ok && !answer.redirected;
  document.querySelector('[data-stale]').hidden = isFresh;
  if (!isFresh) return;
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const fresh = page.querySelector('[data-live]');
  for (const open of shown.querySelectorAll('details[open]')) {
    fresh.querySelector(`#${open.id}`)?.setAttribute('open', '');
  }
  shown.replaceWith(fresh);
}
