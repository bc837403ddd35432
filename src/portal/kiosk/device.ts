import type { FastifyReply, FastifyRequest } from 'fastify';
import { isKioskOf } from '#store/kiosk-devices.ts';
import type { KioskVisit } from '#portal/kiosk/kiosk-visit.ts';

const DEVICE_COOKIE = 'mot_cua_kiosk';
/** Tells all pages that many people use this device: nothing of anybody is kept on it. */
export const SHARED_DEVICE_COOKIE = 'mot_cua_dung_chung';
const YEAR_SECONDS = 365 * 24 * 3600;

/** The id that a device's signed cookie names, or null. Whether it is a kiosk, the database says. */
export function deviceOf(request: FastifyRequest): string | null {
  const raw = request.cookies[DEVICE_COOKIE];
  if (raw === undefined) return null;
  const { valid, value } = request.unsignCookie(raw);
  return valid ? value : null;
}

/** The device, where it is set up as a kiosk of the desk of this address. */
export async function kioskOf({ request, services, desk }: KioskVisit): Promise<string | null> {
  const device = deviceOf(request);
  return device !== null && (await isKioskOf(services.pool, desk.code, device)) ? device : null;
}

/** Makes the device of this request know itself again; what it kept of whoever used it before is gone. */
export const rememberDevice = (visit: KioskVisit, deviceId: string): FastifyReply =>
  markShared(visit)
    .header('clear-site-data', '"storage"')
    .setCookie(DEVICE_COOKIE, deviceId, {
      httpOnly: true,
      sameSite: 'strict',
      secure: visit.services.publicUrl.startsWith('https:'),
      path: '/ki-os',
      signed: true,
      maxAge: YEAR_SECONDS,
    });

/** Kiosks that were set up before there was such a mark get it with their next page. */
export const markShared = ({ reply, services }: KioskVisit): FastifyReply =>
  reply.setCookie(SHARED_DEVICE_COOKIE, '1', {
    httpOnly: true,
    sameSite: 'lax',
    secure: services.publicUrl.startsWith('https:'),
    path: '/',
    maxAge: YEAR_SECONDS,
  });
