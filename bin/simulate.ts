/** The simulators of outside systems in a process of their own; told what to be by their parent. */
import { type SimulatorOptions, startSimulators } from '#registries/simulation/server.ts';

if (process.send === undefined) {
  console.error('the simulators are started by `npm start`');
  process.exit(2);
}
// The parent is gone, however it went: nobody else would stop this process.
process.on('disconnect', () => process.exit(0));
// Ctrl-C reaches the whole group; the parent ends us.
process.on('SIGINT', () => undefined);
process.once('message', (message) => {
  startSimulators(message as SimulatorOptions).then(
    () => process.send?.('ready'),
    (fault: unknown) => process.send?.(fault instanceof Error ? fault.message : String(fault)),
  );
});
