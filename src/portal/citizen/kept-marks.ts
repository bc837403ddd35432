import { createHmac } from 'node:crypto';
import { SHARED_DEVICE_COOKIE } from '#portal/kiosk/device.ts';
import type { Visitor } from '#portal/citizen/visitor.ts';
import { SESSION_COOKIE } from '#web/sign-in.ts';

/**
 * Marks of whoever may have drafts kept on this device, which tell nothing else of them: the account,
 * then this browser, whose drafts are the account's once somebody signs in. None on a kiosk or where an
 * officer is signed in: others use these devices too.
 */
export function keptMarks({ request, citizen, device, services }: Visitor): readonly string[] {
  const { cookies } = request;
  if (cookies[SHARED_DEVICE_COOKIE] !== undefined || cookies[SESSION_COOKIE] !== undefined) {
    return [];
  }
  const mark = (owner: string): string =>
    createHmac('sha256', services.formKey).update(`kept ${owner}`).digest('base64url').slice(0, 22);
  return [
    ...(citizen === null ? [] : [mark(citizen.citizenId)]),
    ...(device === '' ? [] : [mark(device)]),
  ];
}
