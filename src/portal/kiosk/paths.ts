/** The pages of a kiosk, and the display on the wall, by the code of the desk. */
export const kioskPath = (desk: string): `/${string}` => `/ki-os/${desk}`;

export const slipPath = ({ desk, ticketId }: { desk: string; ticketId: string }): string =>
  `${kioskPath(desk)}/so/${ticketId}`;
