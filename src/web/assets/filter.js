// On pages with a list that a box above it narrows. Without it the list is whole.

for (const box of document.querySelectorAll('[data-filter-list]')) filter(box);

function filter(box) {
  const input = box.querySelector('input');
  const none = box.querySelector('[data-filter-none]');
  const list = document.getElementById(box.dataset.filterList);
  if (list === null) return;
  if (list.matches('select')) {
    narrow(box, list);
    return;
  }
  const entries = [...list.querySelectorAll('[data-filter-text]')].map((element) => ({
    element,
    text: fold(element.dataset.filterText),
  }));
  const left = () => entries.filter(({ element }) => !element.hidden);
  box.hidden = false;
  input.addEventListener('input', () => {
    const words = fold(input.value).split(' ');
    for (const entry of entries) {
      entry.element.hidden = !words.every((word) => entry.text.includes(word));
    }
    if (none !== null) none.textContent = left().length === 0 ? none.dataset.filterNone : '';
  });
  input.addEventListener('keydown', (event) => {
    // A box that is a form of its own may be sent; one inside a form must not send that.
    if (event.key !== 'Enter' || box.matches('form')) return;
    event.preventDefault();
    if (left().length === 1) left()[0].element.querySelector('a, input, button')?.focus();
  });
}

/** Leaves of a long choice the options that have the words; one that is left alone is chosen. */
function narrow(box, select) {
  const input = box.querySelector('input');
  const none = box.querySelector('[data-filter-none]');
  const all = [...select.options].map((option) => ({
    option,
    group: option.closest('optgroup'),
    text: fold(option.text),
  }));
  box.hidden = false;
  input.addEventListener('input', () => {
    const words = fold(input.value).split(' ');
    const chosen = select.selectedOptions[0];
    const fits = ({ option, text }) =>
      option.value !== '' && words.every((word) => text.includes(word));
    const found = all.filter(fits);
    for (const { option, group } of all) (group ?? option).remove();
    for (const entry of all) {
      const { option, group } = entry;
      option.remove();
      if (!fits(entry) && option !== chosen && option.value !== '') continue;
      group?.append(option);
      select.append(group ?? option);
    }
    const [only] = found;
    const isOnly = found.length === 1 && input.value.trim() !== '';
    (isOnly ? only.option : chosen).selected = true;
    if (none !== null) none.textContent = found.length === 0 ? none.dataset.filterNone : '';
  });
  input.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    select.focus();
  });
}

/** Lower case without diacritics, as the server folds names. */
function fold(text) {
  const plain = text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
  return plain.replace(/đ/g, 'd').replace(/\s+/g, ' ').trim();
}
