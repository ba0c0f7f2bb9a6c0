/** Months as people choose them. Pure. */

/** The last `count` whole months before `now`, newest first, as YYYY-MM: the running one is not drawn yet. */
export function pastMonths(now: Date, count: number): string[] {
  return Array.from({ length: count }, (_, i) => {
    const first = new Date(now.getFullYear(), now.getMonth() - 1 - i, 1)
    return `${first.getFullYear()}-${String(first.getMonth() + 1).padStart(2, '0')}`
  })
}

export const monthWords = (month: string, language: string): string =>
  new Intl.DateTimeFormat(language, { year: 'numeric', month: 'long' }).format(
    new Date(`${month}-15T00:00:00`),
  )
