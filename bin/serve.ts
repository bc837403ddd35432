/** `npm start`: the whole system in one process, with a PostgreSQL and a provider of its own. */
import { AlreadyRunning, startApplication } from '#host/application.ts';
import { readConfiguration } from '#host/config.ts';
import { printRunning } from '#host/print-running.ts';

const started = performance.now();
const configuration = readConfiguration(process.argv.slice(2), process.env);
if (!configuration.ok) {
  for (const line of configuration.error) console.error(`mot-cua: ${line}`);
  process.exit(2);
}
const say = (line: string): void => console.log(`mot-cua: ${line}`);

try {
  const application = await startApplication(configuration.value, say);
  for (const line of printRunning(configuration.value, application)) console.log(line);
  console.log(
    `mot-cua: ready after ${((performance.now() - started) / 1000).toFixed(1)} s; Ctrl-C stops`,
  );
  let stopping = false;
  const stop = async (): Promise<void> => {
    if (stopping) return;
    stopping = true;
    say('stopping');
    await application.stop();
    process.exit(0);
  };
  process.on('SIGINT', () => void stop());
  process.on('SIGTERM', () => void stop());
} catch (fault) {
  console.error(`mot-cua: ${fault instanceof Error ? fault.message : String(fault)}`);
  process.exit(fault instanceof AlreadyRunning ? 3 : 1);
}
