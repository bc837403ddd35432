/** One run of `mot-cua link` in a process of its own, which says at the end what it took. */
import { readLinkOptions } from '#host/linkage/link-options.ts';
import { runLink } from '#host/linkage/run-link.ts';

const options = await readLinkOptions(process.argv.slice(2));
if (!options.ok) throw new Error(options.error);
const marks: string[] = [];
const report = await runLink(options.value.job, {
  step: ({ en }) => marks.push(`${en} from ${process.uptime().toFixed(1)} s`),
  progress: () => undefined,
  notes: () => undefined,
  thresholds: () => undefined,
});
if (!report.ok) throw new Error(JSON.stringify(report.error));
const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
console.log(marks.join('; '));
console.error(marks.join('; '));
console.log(
  JSON.stringify({
    megabytes: Math.round(maxRSS / 1024),
    cpu: Math.round((userCPUTime + systemCPUTime) / 1e5) / 10,
  }),
);
