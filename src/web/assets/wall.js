// On the display of a desk. Without it the page fetches itself anew now and then, without a sound.

const EVERY_MS = 4000;
const SECONDS = 0.6;
const main = document.querySelector('main');
let sound = null;

const button = document.querySelector('[data-sound]');
button.hidden = false;
button.addEventListener('click', () => {
  sound = new AudioContext();
  button.hidden = true;
  chime();
});

setInterval(async () => {
  const answer = await fetch(location.href).catch(() => null);
  main.classList.toggle('is-old', !answer?.ok);
  if (!answer?.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const before = calls();
  main.querySelector('[data-live]').replaceWith(page.querySelector('[data-live]'));
  if (calls().some((call) => !before.includes(call))) chime();
}, EVERY_MS);

/** Each call by number, counter and how often it was called. */
function calls() {
  return [...document.querySelectorAll('[data-call]')].map((element) => element.dataset.call);
}

function chime() {
  if (sound === null) return;
  const tone = sound.createOscillator();
  const volume = sound.createGain();
  tone.frequency.setValueAtTime(880, sound.currentTime);
  tone.frequency.setValueAtTime(660, sound.currentTime + SECONDS / 2);
  volume.gain.setValueAtTime(0.3, sound.currentTime);
  volume.gain.linearRampToValueAtTime(0, sound.currentTime + SECONDS);
  tone.connect(volume).connect(sound.destination);
  tone.start();
  tone.stop(sound.currentTime + SECONDS);
}
