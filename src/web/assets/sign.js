// Where somebody signs with a finger. Without it there is the code alone.

const MIN_INK = 60; // Pixels of line: a touch by mistake is no signature.

const box = document.querySelector('[data-sign]');
const canvas = box.querySelector('canvas');
const form = box.querySelector('form');
const pen = canvas.getContext('2d');
let last = null;
let ink = 0;

box.hidden = false;
document.querySelector('[data-unsigned]').hidden = true;
clear();

canvas.addEventListener('pointerdown', (event) => {
  event.preventDefault(); // a finger draws here and does not scroll
  canvas.setPointerCapture(event.pointerId);
  last = at(event);
});
canvas.addEventListener('pointermove', (event) => {
  if (last === null) return;
  const next = at(event);
  pen.beginPath();
  pen.moveTo(last.x, last.y);
  pen.lineTo(next.x, next.y);
  pen.stroke();
  ink += Math.hypot(next.x - last.x, next.y - last.y);
  last = next;
});
for (const end of ['pointerup', 'pointercancel']) {
  canvas.addEventListener(end, () => {
    last = null;
  });
}
form.elements.namedItem('clear').addEventListener('click', clear);
form.addEventListener('submit', () => {
  form.elements.namedItem('signature').value = ink < MIN_INK ? '' : canvas.toDataURL('image/png');
});

function clear() {
  pen.fillStyle = '#fff';
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.lineWidth = 4;
  pen.lineCap = 'round';
  pen.strokeStyle = '#0b1d33';
  ink = 0;
}

/** Where the finger is, in the picture's own pixels: the page may show it smaller. */
function at({ clientX, clientY }) {
  const { left, top, width, height } = canvas.getBoundingClientRect();
  return {
    x: ((clientX - left) * canvas.width) / width,
    y: ((clientY - top) * canvas.height) / height,
  };
}
