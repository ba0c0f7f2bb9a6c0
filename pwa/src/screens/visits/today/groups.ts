import type { Task } from '@/domain/task'

export type When = 'overdue' | 'today' | 'soon'

export interface Group<T> {
  readonly when: When
  readonly tasks: readonly T[]
}

/** YYYY-MM-DD on this phone's calendar. */
function dayOf(ms: number): string {
  const date = new Date(ms)
  const two = (n: number) => String(n).padStart(2, '0')
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}

/** Today's visits first, then what is past its day, then the next days; empty groups are left out. */
export function byDay<T extends Pick<Task, 'planned_on'>>(tasks: readonly T[], now: number): Group<T>[] {
  const today = dayOf(now)
  const when = (task: T): When =>
    task.planned_on === today ? 'today' : task.planned_on < today ? 'overdue' : 'soon'
  return (['today', 'overdue', 'soon'] as const)
    .map((name) => ({ when: name, tasks: tasks.filter((task) => when(task) === name) }))
    .filter(({ tasks: some }) => some.length > 0)
}
