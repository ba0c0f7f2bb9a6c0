/**
 * A proposal for the service colour: the server's `backend/schedule/colour.py`, rule for rule (shared vectors).
 * The program only proposes. Whoever differs says why; red, and any way out of red or orange, takes two people.
 */

import type { Burden, Colour } from './bodies'
import type { Day } from './task'
import type { Hex, Uuid } from './types'

/** The points sheet as its COLOURS document says it. */
export interface ColourTable {
  readonly version: string
  readonly body: {
    readonly bands: readonly { readonly colour: Colour; readonly from: number }[]
    readonly points: Points
    readonly floors: readonly Floor[]
    readonly ceiling: Ceiling
    readonly valid_months: number
    readonly second_person: { readonly for: readonly Colour[]; readonly down_from: readonly Colour[] }
  }
}

interface Points {
  readonly danger: readonly number[]
  readonly guardianship: Readonly<Record<string, number>>
  readonly adherence: Readonly<Record<string, number>>
  readonly class: Readonly<Record<string, number>>
  readonly situation: Readonly<Record<string, number>>
}

interface Floor {
  readonly colour: Colour
  readonly danger_min?: number | null
  readonly class?: number | null
}

interface Ceiling {
  readonly colour: Colour
  readonly danger_max: number
  readonly classes: readonly number[]
  readonly adherence: readonly number[]
}

export type Guardianship = 'STRONG' | 'WEAK' | 'NONE'

/** What is known of someone; null is unknown, gives no points and is said. National codes. */
export interface Factors {
  readonly danger: number | null
  readonly guardianship: Guardianship | null
  readonly adherence: number | null
  readonly class: number | null
  readonly situation: readonly Burden[]
}

/** One line of the points sheet. */
export interface Item {
  readonly factor: 'danger' | 'guardianship' | 'adherence' | 'class' | 'situation'
  readonly value: string | null
  readonly points: number
}

export interface Proposal {
  readonly colour: Colour
  readonly by_points: Colour
  readonly points: number
  readonly items: readonly Item[]
  readonly raised: boolean
  readonly lowered: boolean
  /** Nobody goes above this without writing down why. */
  readonly ceiling: Colour | null
}

type Sheet = ColourTable['body']

/** The colours of a sheet, the mildest first. */
export const coloursOf = ({ bands }: Sheet): readonly Colour[] => bands.map(({ colour }) => colour)

const severity = (sheet: Sheet, colour: Colour): number => coloursOf(sheet).indexOf(colour)
const worse = (sheet: Sheet, a: Colour, b: Colour): Colour =>
  severity(sheet, b) > severity(sheet, a) ? b : a
const milder = (sheet: Sheet, a: Colour, b: Colour): Colour => (worse(sheet, a, b) === a ? b : a)

function itemsOf({ points }: Sheet, factors: Factors): readonly Item[] {
  const line = (factor: Item['factor'], value: string | number | null, worth: number | undefined): Item => ({
    factor,
    value: value === null ? null : String(value),
    points: value === null ? 0 : (worth ?? 0),
  })
  const { danger, guardianship, adherence, class: graded, situation } = factors
  return [
    line('danger', danger, points.danger[danger ?? 0]),
    line('guardianship', guardianship, points.guardianship[guardianship ?? '']),
    line('adherence', adherence, points.adherence[String(adherence)]),
    line('class', graded, points.class[String(graded)]),
    ...[...situation].sort().map((one) => line('situation', one, points.situation[one])),
  ]
}

const lifts = ({ danger_min, class: graded }: Floor, factors: Factors): boolean =>
  typeof danger_min === 'number'
    ? factors.danger !== null && factors.danger >= danger_min
    : typeof graded === 'number' && graded === factors.class

/** Protects people who are well from being labelled. */
const isWell = ({ danger_max, classes, adherence }: Ceiling, factors: Factors): boolean =>
  factors.danger !== null &&
  factors.danger <= danger_max &&
  factors.class !== null &&
  classes.includes(factors.class) &&
  factors.adherence !== null &&
  adherence.includes(factors.adherence)

/** Points, bands, then floors, then the ceiling. */
export function propose(sheet: Sheet, factors: Factors): Proposal {
  const items = itemsOf(sheet, factors)
  const points = items.reduce((sum, one) => sum + one.points, 0)
  const reached = sheet.bands.filter(({ from }) => points >= from).map(({ colour }) => colour)
  const byPoints = reached.at(-1) ?? (coloursOf(sheet)[0] as Colour)
  const raised = sheet.floors
    .filter((floor) => lifts(floor, factors))
    .reduce((now, floor) => worse(sheet, now, floor.colour), byPoints)
  const ceiling = isWell(sheet.ceiling, factors) ? sheet.ceiling.colour : null
  const colour = ceiling ? milder(sheet, raised, ceiling) : raised
  return {
    ...{ colour, by_points: byPoints, points, items },
    ...{ raised: raised !== byPoints, lowered: colour !== raised, ceiling },
  }
}

/** Whoever differs from the proposal, or goes above the ceiling, says why. */
export const needsReason = (sheet: Sheet, { colour, ceiling }: Proposal, confirmed: Colour): boolean =>
  confirmed !== colour || (ceiling !== null && severity(sheet, confirmed) > severity(sheet, ceiling))

/** Red, and any way out of red or orange, takes two people. */
export function needsSecond(sheet: Sheet, before: Colour | null, confirmed: Colour): boolean {
  if (sheet.second_person.for.includes(confirmed)) return true
  const leaves = before !== null && sheet.second_person.down_from.includes(before)
  return leaves && severity(sheet, confirmed) < severity(sheet, before)
}

/** A colour somebody settled on that waits for a second person. Supervisors get a code instead of a name. */
export interface WaitingColour {
  readonly assessment: Hex
  readonly visit: Uuid
  readonly patient: Uuid
  readonly patient_code: string
  readonly first_name: string | null
  readonly area: string
  readonly on: Day
  readonly by: { readonly name: string } | null
  readonly proposed: Colour | null
  readonly confirmed: Colour
  readonly reason: string | null
  readonly points: number
  readonly items: readonly {
    readonly factor: string
    readonly value: string | null
    readonly points: number
  }[]
}
