/** The bundled identity provider in a process of its own; told what to be by its parent. */
import { type ProviderOptions, startProvider } from '#host/identity/provider.ts';

if (process.send === undefined) {
  console.error('the identity provider is started by `npm start`');
  process.exit(2);
}
// The parent is gone, however it went: nobody else would stop this process.
process.on('disconnect', () => process.exit(0));
// Ctrl-C reaches the whole group, as does the end of a service; the parent ends us when its last page is answered.
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => undefined);
process.once('message', (message) => {
  startProvider(message as ProviderOptions).then(
    () => process.send?.('ready'),
    (fault: unknown) => process.send?.(fault instanceof Error ? fault.message : String(fault)),
  );
});
