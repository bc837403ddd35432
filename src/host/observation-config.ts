import { PARTIES } from '#dossier/deliveries.ts';
import type { AlarmLimits } from '#store/exchange-watch.ts';
import { FEWEST_LOG_MONTHS } from '#store/exchange-log.ts';

/** How this process is watched, and for how long what it exchanged is kept. */
export interface Observation {
  /** Who shows it may read `/metrics`; null lets this machine alone read them. */
  readonly metricsToken: string | null;
  /** Where an OpenTelemetry collector takes traces (OTLP over HTTP); null for no traces. */
  readonly otlpEndpoint: string | null;
  /** Who shows it may ask whose data were used (`/v2`); null lets nobody. */
  readonly usageToken: string | null;
  /** Who shows it may have names repaired (`/v1/names/repair`); null lets nobody. */
  readonly namesToken: string | null;
  readonly alarmLimits: AlarmLimits;
  /** Full months for which the log of the exchange is kept. */
  readonly exchangeLogMonths: number;
}

/** The readers of single settings that are used here (src/host/config.ts). */
interface Reader {
  readonly text: (name: string) => string | null;
  readonly url: (name: string, schemes: readonly string[]) => string | null;
  readonly number: (
    name: string,
    range: { readonly standard: number; readonly min: number; readonly max: number },
  ) => number;
}

const TOKEN_LENGTH = 16;
const ALARM_MINUTES = 30;
const MOST_MINUTES = 60 * 24 * 365;
/** Until the province's rules of archives say otherwise. */
const LOG_MONTHS = 24;

export function readObservation(read: Reader, wrong: string[]): Observation {
  const token = (name: string): string | null => {
    const value = read.text(name);
    if (value !== null && value.length < TOKEN_LENGTH) {
      wrong.push(`${name} must have at least ${TOKEN_LENGTH} characters`);
    }
    return value;
  };
  return {
    metricsToken: token('METRICS_TOKEN'),
    usageToken: token('USAGE_TOKEN'),
    namesToken: token('NAMES_TOKEN'),
    otlpEndpoint: read.url('OTEL_EXPORTER_OTLP_ENDPOINT', ['http', 'https']),
    alarmLimits: readAlarmLimits(read.text('EXCHANGE_ALARM_MINUTES') ?? '', wrong),
    exchangeLogMonths: read.number('EXCHANGE_LOG_MONTHS', {
      standard: LOG_MONTHS,
      min: FEWEST_LOG_MONTHS,
      max: 1200,
    }),
  };
}

/** `45,civil-status=240`: minutes of all parties, and of single ones. */
function readAlarmLimits(text: string, wrong: string[]): AlarmLimits {
  let standard = ALARM_MINUTES;
  const of: Record<string, number> = {};
  for (const part of text.split(',').filter((one) => one.trim() !== '')) {
    const [, name, digits = ''] = /^(?:([a-z-]+)=)?(\d+)$/.exec(part.trim()) ?? [];
    const minutes = Number(digits);
    const isParty = name === undefined || PARTIES.some((party) => party === name);
    if (digits === '' || minutes < 1 || minutes > MOST_MINUTES || !isParty) {
      wrong.push(
        `EXCHANGE_ALARM_MINUTES: ${part.trim()} is not understood; write minutes, and others for one party as ${PARTIES[0]}=60; parties are ${PARTIES.join(', ')}`,
      );
    } else if (name === undefined) standard = minutes;
    else of[name] = minutes;
  }
  return { standard, of };
}
