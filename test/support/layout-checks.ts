import type { Page } from 'playwright-core';

/**
 * What is wrong with how the open page is laid out: wider than the screen, text cut off by its own box,
 * fields and buttons that lie over each other, a main button that is small or stands above a field of
 * its form. Works without scripts of the page.
 */
export const layoutFaults = (page: Page): Promise<readonly string[]> =>
  page.evaluate(LAYOUT_FAULTS);

const LAYOUT_FAULTS = `(() => {
  const faults = [];
  const named = (element) => element.outerHTML.replace(/\\s+/g, ' ').slice(0, 90);
  const box = (element) => element.getBoundingClientRect();
  const isHidden = (element) => element.closest('.sr, .skip') !== null;
  const isSeen = (element) =>
    element.checkVisibility({ visibilityProperty: true }) && box(element).width > 2 && !isHidden(element);
  const all = (selector, within = document) => [...within.querySelectorAll(selector)].filter(isSeen);

  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth > clientWidth) {
    const wide = all('body *').filter((element) => box(element).right > clientWidth + 1);
    faults.push('wider than the screen: ' + wide.slice(0, 3).map(named).join(', '));
  }

  for (const element of all('body *')) {
    const { overflowX, overflowY } = getComputedStyle(element);
    const cutsX = ['hidden', 'clip'].includes(overflowX) && element.scrollWidth > element.clientWidth + 1;
    const cutsY = ['hidden', 'clip'].includes(overflowY) && element.scrollHeight > element.clientHeight + 1;
    // A field of one line scrolls, and a file's name is shortened, by the browser itself.
    const isOneLine = element.tagName === 'INPUT' || element.tagName === 'svg';
    if ((cutsX && !isOneLine) || (cutsY && element.tagName !== 'svg')) faults.push('cut off: ' + named(element));
  }
  for (const element of all('.btn, .tag, .lbl, .choice label, h1, h2, h3')) {
    if (element.scrollWidth > element.clientWidth + 2 && element.clientWidth > 0) {
      faults.push('text wider than its box: ' + named(element));
    }
  }

  const targets = all('main .inp, main .choice label, main .file, main .btn, main summary');
  targets.forEach((one, index) => {
    for (const other of targets.slice(index + 1)) {
      if (one.contains(other) || other.contains(one)) continue;
      const a = box(one);
      const b = box(other);
      const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
      const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
      if (across > 1 && down > 1) faults.push('over each other: ' + named(one) + ' and ' + named(other));
    }
  });

  for (const button of all('main .btn-primary')) {
    const { width, height, top } = box(button);
    if (width < 44 || height < 44) faults.push('too small to tap: ' + named(button));
    const fields = button.form ? all('.inp, .choice label, .file', button.form) : [];
    const below = fields.filter((field) => box(field).top > top);
    if (below.length > 0) faults.push('stands above a field of its form: ' + named(button));
  }
  return faults;
})()`;
