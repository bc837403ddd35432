/** A person's own vaccine passports, among their papers. */
export const OWN_PASSES = '/cong-dan/giay-to/ho-chieu-vac-xin';

export const ownPassFile = (passId: string): string => `${OWN_PASSES}/${passId}/tep`;
