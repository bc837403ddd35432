// Keys of a case: what carries `data-key` is pressed by it. Every one of them only does what a click can do.

document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.repeat) return;
  if (document.querySelector('dialog[open]') !== null) return;
  if (event.target.closest('input:not([type=radio]):not([type=checkbox]), textarea, select'))
    return;
  const place = document.querySelector(`[data-key~="${CSS.escape(event.key.toLowerCase())}"]`);
  if (place === null) return;
  event.preventDefault();
  const more = place.querySelector('details');
  if (more !== null) {
    more.open = true;
    more.querySelector('select, input:not([type=hidden])')?.focus();
    return;
  }
  place.querySelector('a, button').click();
});
