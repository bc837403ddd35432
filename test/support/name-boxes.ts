import type { Page } from 'playwright-core';

/**
 * How texts stand on the open page: those of which no line is seen, and each line that is cut off by a
 * box around it, leaves the block that it stands in, or is covered by something else. What scrolls by
 * design may be scrolled to.
 */
export const nameFaults = (page: Page, names: readonly string[]): Promise<readonly string[]> =>
  page.evaluate(`(${NAME_FAULTS})(${JSON.stringify(names)})`);

const NAME_FAULTS = `(names) => {
  const faults = [];
  const inside = (line, box) =>
    line.left >= box.left - 1 && line.right <= box.right + 1 && line.top >= box.top - 1 && line.bottom <= box.bottom + 1;

  const faultOf = (line, element) => {
    let canScroll = false;
    let isBlock = false;
    for (let around = element; around !== document.documentElement; around = around.parentElement) {
      const { display, overflowX } = getComputedStyle(around);
      if (display === 'inline' || display === 'contents') continue;
      const box = around.getBoundingClientRect();
      const isCut = overflowX === 'hidden' || overflowX === 'clip';
      if ((!isBlock || isCut) && !canScroll && !inside(line, box)) return 'leaves ' + around.outerHTML.slice(0, 60);
      isBlock = true;
      canScroll ||= overflowX === 'auto' || overflowX === 'scroll';
    }
    if (canScroll) return null;
    if (line.left < 0 || line.right > document.documentElement.clientWidth + 1) return 'leaves the screen';
    return null;
  };

  for (const name of names) {
    let seen = 0;
    const walker = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const from = node.data.indexOf(name);
      const element = node.parentElement;
      if (from === -1 || !element.checkVisibility() || element.closest('.sr, select') !== null) continue;
      const range = document.createRange();
      range.setStart(node, from);
      range.setEnd(node, from + name.length);
      element.scrollIntoView({ block: 'center' });
      for (const line of range.getClientRects()) {
        seen += 1;
        const fault = faultOf(line, element);
        if (fault !== null) faults.push(name + ' ' + fault);
        const top = document.elementFromPoint((line.left + line.right) / 2, (line.top + line.bottom) / 2);
        const isInView = line.right <= innerWidth && line.bottom <= innerHeight;
        if (isInView && top !== null && !element.contains(top) && !top.contains(element)) {
          faults.push(name + ' is covered by ' + top.outerHTML.slice(0, 60));
        }
      }
    }
    if (seen === 0) faults.push(name + ' is not seen');
  }
  return faults;
}`;
