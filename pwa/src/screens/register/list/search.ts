/** What somebody typed to find a person: a whole identity number, a whole phone, or the beginning of a name. Pure. */

export interface Wanted {
  readonly id_no: string
  readonly phone: string
  readonly name: string
}

const NOTHING: Wanted = { id_no: '', phone: '', name: '' }

export function wantedOf(typed: string): Wanted {
  const text = typed.trim()
  const dense = text.replace(/[\s-]/g, '')
  if (/^\d{17}[\dXx]$/.test(dense) || /^\d{15}$/.test(dense))
    return { ...NOTHING, id_no: dense.toUpperCase() }
  if (/^\+?\d{5,14}$/.test(dense)) return { ...NOTHING, phone: text }
  // Passports and the like: letters and digits mixed, and no name has a digit.
  return /\d/.test(text) ? { ...NOTHING, id_no: text.toUpperCase() } : { ...NOTHING, name: text }
}
