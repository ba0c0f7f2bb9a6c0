import { computed, type Ref, ref, watch } from 'vue'
import type { Absence, AbsenceReason } from '@/domain/bodies'
import { fillers, groupOf, isWhole, type Lacking, lacking } from '@/domain/planning'
import type { Day, DuePerson, Group, Person, Staff, Task } from '@/domain/task'
import type { Uuid } from '@/domain/types'
import { firstDay } from './days'

/** A place of the team that nobody fills, and who of the team could. */
export interface Open {
  readonly place: readonly Group[]
  readonly people: readonly Person[]
}

/** What a plan is made of, as it is being made. */
export interface Plan {
  readonly day: Ref<Day>
  readonly chosen: Ref<readonly Uuid[]>
  /** Whom one may ask. */
  readonly colleagues: Readonly<Ref<readonly Person[]>>
  readonly lacks: Readonly<Ref<Lacking>>
  readonly open: Readonly<Ref<readonly Open[]>>
  /** Who cannot come, and why. */
  readonly absent: Ref<readonly Absence[]>
  readonly whole: Readonly<Ref<boolean>>
  excuse(people: readonly Person[], reason: AbsenceReason): void
}

const self = ({ id, name, org, roles }: Staff): Person => ({
  ...{ id, name, org: org.name },
  role: roles.find((role) => groupOf({ role })) ?? null,
})

/** `about`: the planned visit, or somebody due; `people`: those this phone knows. */
export function usePlan(
  about: Ref<Task | DuePerson | null | undefined>,
  people: Readonly<Ref<readonly Person[]>>,
  staff: Readonly<Ref<Staff | null>>,
): Plan {
  const day = ref<Day>('')
  const chosen = ref<readonly Uuid[]>([])
  const absent = ref<readonly Absence[]>([])
  const me = computed(() => (staff.value ? self(staff.value) : null))

  watch(
    about,
    (now, before) => {
      if (!now || before) return
      const planned = 'visit' in now ? now : null
      day.value = firstDay(planned?.planned_on ?? null, now.due?.due_on ?? null, Date.now())
      chosen.value = planned?.expected.map(({ id }) => id).filter((id) => id !== me.value?.id) ?? []
      absent.value = (planned?.answers ?? []).flatMap(({ own, member, reason }) =>
        own || !reason ? [] : [{ member, reason, note: '' }],
      )
    },
    { immediate: true },
  )

  const colleagues = computed(() => {
    const wanted = new Set([...(about.value?.colleagues ?? []), ...chosen.value])
    return people.value.filter(({ id }) => wanted.has(id) && id !== me.value?.id)
  })
  const coming = computed(() => [
    ...(me.value ? [me.value] : []),
    ...colleagues.value.filter(({ id }) => chosen.value.includes(id)),
  ])
  const lacks = computed<Lacking>(() =>
    about.value?.team ? lacking(about.value.team, coming.value) : { staff: 0, orgs: 0, places: [] },
  )
  const rest = computed(() => colleagues.value.filter(({ id }) => !chosen.value.includes(id)))
  const open = computed(() =>
    lacks.value.places.map((place) => ({ place, people: fillers(place, rest.value) })),
  )
  // Who comes after all is not absent.
  watch(chosen, (now) => {
    absent.value = absent.value.filter(({ member }) => !now.includes(member))
  })

  const excuse = (some: readonly Person[], reason: AbsenceReason) => {
    const others = absent.value.filter(({ member }) => !some.some(({ id }) => id === member))
    absent.value = [...others, ...some.map(({ id }) => ({ member: id, reason, note: '' }))]
  }
  const whole = computed(() => isWhole(lacks.value))
  return { day, chosen, colleagues, lacks, open, absent, whole, excuse }
}
