import { html, type Html } from '#web/html.ts';

/**
 * Our own neutral mark: a door standing open. It is not the national emblem, whose use needs the
 * permission of the province.
 */
export const emblem = (): Html =>
  html`<svg class="emblem" viewBox="0 0 48 48" aria-hidden="true" focusable="false"><rect class="emblem-a" x="1" y="1" width="46" height="46" rx="10"/><path class="emblem-b" d="M14 38V15l10-6 10 6v23M9 38h30"/><path class="emblem-c" d="M20 38V20l9 4v14z"/></svg>`;
