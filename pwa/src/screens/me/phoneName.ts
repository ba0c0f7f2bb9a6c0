const MAKERS = ['HUAWEI', 'HONOR', 'Xiaomi', 'Redmi', 'OPPO', 'vivo', 'OnePlus', 'Samsung', 'iPhone', 'iPad']

/** A first guess an administrator would recognise: the owner's name and the maker, as far as the browser says. */
export function phoneName(userAgent: string, owner: string, fallback: string): string {
  const maker = MAKERS.find((one) => userAgent.toLowerCase().includes(one.toLowerCase()))
  return `${owner} ${maker ?? fallback}`.trim()
}
