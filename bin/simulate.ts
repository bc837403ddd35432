/** The simulators of outside systems in a process of their own; told what to be by their parent. */
import { setPriority } from 'node:os';
import { type SimulatorOptions, startSimulators } from '#registries/simulation/server.ts';

if (process.send === undefined) {
  console.error('the simulators are started by `npm start`');
  process.exit(2);
}
/** In life they are other people's machines: they take nothing from whoever stands at our counter. */
const BEHIND = 5;
setPriority(BEHIND);
// The parent is gone, however it went: nobody else would stop this process.
process.on('disconnect', () => process.exit(0));
// Ctrl-C reaches the whole group, as does the end of a service; the parent ends us.
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => undefined);
process.once('message', (message) => {
  startSimulators(message as SimulatorOptions).then(
    () => process.send?.('ready'),
    (fault: unknown) => process.send?.(fault instanceof Error ? fault.message : String(fault)),
  );
});
