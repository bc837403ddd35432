import type { Payment } from '#store/payments.ts';

export const paymentsPath = (dossierId: string): string => `/can-bo/ho-so/${dossierId}/thanh-toan`;

export const paymentPath = ({ dossierId, reference }: Payment): string =>
  `${paymentsPath(dossierId)}/${encodeURIComponent(reference)}`;
