/** Where, in one line. Many addresses already begin with the village; one that is still to come is left out. */
export const placeWords = ({ address, village }: { address: string; village: string }): string =>
  address.startsWith(village) ? address : `${village} ${address}`.trim()
