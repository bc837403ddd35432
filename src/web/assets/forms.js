// On every page. Without it each form still works: the server keeps repeats harmless.

const RELEASE_AFTER_MS = 8000;

// The list of errors is read out and stands in view at once.
document.getElementById('error-summary')?.focus();

// A second click while a form is on its way does nothing.
document.addEventListener('submit', (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.method !== 'post') return;
  if (form.dataset.sending) {
    event.preventDefault();
    return;
  }
  form.dataset.sending = 'yes';
  event.submitter?.setAttribute('aria-busy', 'true');
  // An answer that is a file leaves the page standing.
  setTimeout(() => release(form), RELEASE_AFTER_MS);
});

// "Back" may show the page as it was left.
addEventListener('pageshow', () => {
  for (const form of document.forms) release(form);
});

// What prints the page the browser has a command for too.
for (const button of document.querySelectorAll('[data-print]')) {
  button.hidden = false;
  button.addEventListener('click', () => print());
}

function release(form) {
  delete form.dataset.sending;
  for (const button of form.querySelectorAll('[aria-busy]')) button.removeAttribute('aria-busy');
}
