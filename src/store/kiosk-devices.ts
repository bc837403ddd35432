import { randomInt } from 'node:crypto';
import type pg from 'pg';
import type { Instant } from '#kernel/day.ts';

/** A device that was, or is to be, set up as a kiosk of a desk. */
export interface KioskDevice {
  readonly deviceId: string;
  readonly name: string;
  /** To be typed at the device once; null when it was used. */
  readonly code: string | null;
  readonly codeExpiresAt: Instant;
  readonly enrolledAt: Instant | null;
}

/** How long a code may be used. */
export const CODE_MINUTES = 15;

/** Makes a one-time code for a new device; an id that is known keeps its own. */
export async function addDevice(
  client: pg.ClientBase,
  device: {
    readonly deviceId: string;
    readonly desk: string;
    readonly name: string;
    readonly by: string;
    readonly at: Instant;
  },
): Promise<boolean> {
  const { deviceId, desk, name, by, at } = device;
  const { rowCount } = await client.query(
    `insert into kiosk_device (device_id, desk, name, code, code_expires_at, created_by, created_at)
      values ($1, $2, $3, $4, $5::timestamptz + interval '${CODE_MINUTES} minutes', $6, $5)
      on conflict (device_id) do nothing`,
    [deviceId, desk, name, newCode(), at, by],
  );
  return rowCount === 1;
}

/** Sets a device up by its code, once; answers its id, or null where no such code may be used now. */
export async function enrolDevice(
  pool: pg.Pool,
  { desk, code, now }: { readonly desk: string; readonly code: string; readonly now: Instant },
): Promise<string | null> {
  const { rows } = await pool.query(
    `update kiosk_device set code = null, enrolled_at = $3
      where desk = $1 and code = $2 and code_expires_at > $3 and removed_at is null
      returning device_id as "deviceId"`,
    [desk, code, now],
  );
  return rows[0]?.deviceId ?? null;
}

/** Whether a device is a kiosk of a desk. */
export async function isKioskOf(pool: pg.Pool, desk: string, deviceId: string): Promise<boolean> {
  const { rowCount } = await pool.query(
    `select from kiosk_device
      where device_id = $1 and desk = $2 and enrolled_at is not null and removed_at is null`,
    [deviceId, desk],
  );
  return rowCount === 1;
}

/** The devices of a desk that are set up, and those whose code may still be used, by name. */
export async function readDevices(
  pool: pg.Pool,
  desk: string,
  now: Instant,
): Promise<readonly KioskDevice[]> {
  const { rows } = await pool.query<KioskDevice>(
    `select device_id as "deviceId", name, code, code_expires_at as "codeExpiresAt",
        enrolled_at as "enrolledAt"
      from kiosk_device
      where desk = $1 and removed_at is null and (enrolled_at is not null or code_expires_at > $2)`,
    [desk, now],
  );
  return rows.sort((a, b) => byName.compare(a.name, b.name));
}

/** From now on a device is no kiosk of the desk any more. */
export async function removeDevice(
  client: pg.ClientBase,
  {
    desk,
    deviceId,
    at,
  }: { readonly desk: string; readonly deviceId: string; readonly at: Instant },
): Promise<boolean> {
  const { rowCount } = await client.query(
    `update kiosk_device set removed_at = $3, code = null
      where desk = $1 and device_id = $2 and removed_at is null`,
    [desk, deviceId, at],
  );
  return rowCount === 1;
}

const byName = new Intl.Collator('vi');

const newCode = (): string => String(randomInt(100_000_000)).padStart(8, '0');
