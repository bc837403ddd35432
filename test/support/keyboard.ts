import { strict as assert } from 'node:assert';
import type { Page } from 'playwright-core';

/** What has the focus: its name as it is read out, and what is wrong with how it is shown. */
interface Stop {
  readonly name: string;
  readonly faults: readonly string[];
}

const MOST_STOPS = 80;

/**
 * A person without a mouse or touch screen: goes on by Tab and never clicks. Every stop on the way
 * must be seen, in view, below or beside the one before, and named.
 */
export function keyboardOf(page: Page) {
  const tab = async (): Promise<Stop> => {
    await page.keyboard.press('Tab');
    return page.evaluate(STOP);
  };
  const tabTo = async (name: RegExp): Promise<void> => {
    const passed: string[] = [];
    while (passed.length < MOST_STOPS) {
      const stop = await tab();
      assert.deepEqual(stop.faults, [], stop.name);
      if (name.test(stop.name)) return;
      passed.push(stop.name);
    }
    assert.fail(`Tab does not lead to ${name}, but to ${passed.join(' | ')}`);
  };
  return {
    tabTo,
    /** Past the head of the page by its first link. */
    skipToMain: async (): Promise<void> => {
      await tabTo(/^Bỏ qua, đến nội dung chính/);
      await page.keyboard.press('Enter');
    },
    type: async (name: RegExp, text: string): Promise<void> => {
      await tabTo(name);
      await page.keyboard.type(text);
    },
    /** The button or the choice of a name, by the key that presses it. */
    press: async (name: RegExp, key: 'Enter' | 'Space'): Promise<void> => {
      await tabTo(name);
      await page.keyboard.press(key);
    },
  };
}

const STOP = `(() => {
  const element = document.activeElement;
  if (element === document.body) return { name: 'the end of the page', faults: [] };
  const label = element.labels?.[0];
  const name = (element.getAttribute('aria-label') ?? label?.innerText ?? element.innerText ?? '').trim();
  const faults = [];
  // A choice shows the focus on its label, which is the larger target.
  const shown = element.matches('.choice input') ? label : element;
  const { outlineStyle, outlineWidth } = getComputedStyle(shown);
  if (outlineStyle === 'none' || parseFloat(outlineWidth) < 2) faults.push('the focus is not seen');
  const { top, bottom, left, right } = shown.getBoundingClientRect();
  if (bottom <= 0 || top >= innerHeight || right <= 0 || left >= innerWidth) faults.push('out of view');
  if (name === '') faults.push('no name: ' + element.outerHTML.slice(0, 90));
  const last = window.lastStop;
  if (last !== undefined && document.contains(last.element) && last.element !== element) {
    const follows = last.element.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING;
    if (!follows) faults.push('comes before the last stop in the page');
    if (bottom + scrollY <= last.top) faults.push('stands above the last stop');
  }
  window.lastStop = { element, top: top + scrollY };
  return { name, faults };
})()`;
