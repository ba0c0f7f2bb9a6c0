import { dayOf } from '@/domain/day'
import { type Degrees, metres } from '@/domain/distance'
import type { Day, Due, DuePerson } from '@/domain/task'
import type { TaskCard } from '@/queries/tasks'

export type When = 'today' | 'overdue' | 'week' | 'later'
const WEEK_MS = 7 * 86_400_000

/** Somebody due, once, with everything they are due for. */
export interface Waiting extends DuePerson {
  readonly dues: readonly Due[]
}

/** One card of the list: a visit that is planned, or somebody for whom none is. */
export type Item =
  | { readonly id: string; readonly day: Day; readonly visit: TaskCard; readonly waiting?: undefined }
  | { readonly id: string; readonly day: Day; readonly waiting: Waiting; readonly visit?: undefined }

export interface Group {
  readonly name: string
  readonly items: readonly Item[]
  /** Metres to the nearest door, where both places are known. */
  readonly far: number | null
}

const earliest = (a: Item, b: Item): number => a.day.localeCompare(b.day)

/** Planned visits and people due, soonest first. */
export function items(visits: readonly TaskCard[], due: readonly DuePerson[]): readonly Item[] {
  const people = new Map<string, Waiting>()
  for (const one of due) {
    const known = people.get(one.patient)
    people.set(
      one.patient,
      known ? { ...known, dues: [...known.dues, one.due] } : { ...one, dues: [one.due] },
    )
  }
  return [
    ...visits.map((visit) => ({ id: visit.visit, day: visit.planned_on, visit })),
    ...[...people.values()].map((waiting) => ({ id: waiting.patient, day: waiting.due.due_on, waiting })),
  ].sort(earliest)
}

/** Today first, then what is past its day, then the coming week, then what was agreed for later. */
export function byDay(list: readonly Item[], now: number): readonly (Group & { readonly name: When })[] {
  const [today, week] = [dayOf(now), dayOf(now + WEEK_MS)]
  const when = ({ day }: Item): When => {
    if (day === today) return 'today'
    if (day < today) return 'overdue'
    return day <= week ? 'week' : 'later'
  }
  return (['today', 'overdue', 'week', 'later'] as const)
    .map((name) => ({ name, items: list.filter((one) => when(one) === name), far: null }))
    .filter((group) => group.items.length > 0)
}

/** Metres from here to a card's door, which is known to about 150 m; null where either is not known. */
export function far({ visit, waiting }: Item, here: Degrees | null): number | null {
  const door = (visit ?? waiting).coarse
  return here && door ? metres(here, door) : null
}

const nearest = (a: number | null, b: number | null): number =>
  (a ?? Number.POSITIVE_INFINITY) === (b ?? Number.POSITIVE_INFINITY)
    ? 0
    : (a ?? Number.POSITIVE_INFINITY) - (b ?? Number.POSITIVE_INFINITY)

/** By village; from here on, where that is known, else the one with the earliest day first. */
export function byVillage(list: readonly Item[], here: Degrees | null): readonly Group[] {
  const villages = new Map<string, Item[]>()
  for (const one of list) {
    const { village } = one.visit ?? one.waiting
    villages.set(village, [...(villages.get(village) ?? []), one])
  }
  return [...villages]
    .map(([name, some]) => {
      const sorted = [...some].sort((a, b) => nearest(far(a, here), far(b, here)) || earliest(a, b))
      return { name, items: sorted, far: sorted[0] ? far(sorted[0], here) : null }
    })
    .sort((a, b) => nearest(a.far, b.far))
}
