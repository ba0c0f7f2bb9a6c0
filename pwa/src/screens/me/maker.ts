const MAKERS = ['HUAWEI', 'HONOR', 'Xiaomi', 'Redmi', 'OPPO', 'vivo', 'OnePlus', 'Samsung', 'iPhone', 'iPad']

/** Who made this phone, as far as its browser says: helps an administrator recognise it. */
export const makerOf = (userAgent: string): string | undefined =>
  MAKERS.find((one) => userAgent.toLowerCase().includes(one.toLowerCase()))
