// The list of procedures follows what is typed. Without it the button sends the form.

const PAUSE_MS = 150;

for (const form of document.querySelectorAll('form[data-live-list]')) {
  const list = document.getElementById(form.dataset.liveList);
  let timer;
  let latest;
  form.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(refresh, PAUSE_MS);
  });

  async function refresh() {
    const query = new URLSearchParams(new FormData(form));
    latest?.abort();
    latest = new AbortController();
    try {
      const answer = await fetch(`${form.dataset.liveSource}?${query}`, { signal: latest.signal });
      if (!answer.ok) return;
      list.innerHTML = await answer.text();
      history.replaceState(null, '', `${form.action}?${query}`);
    } catch {
      // Overtaken by the next letter, or a dead line: what is there stays, the button still works.
    }
  }
}
