import type { ColourTable } from '@/domain/colour'
import type { Confirmation, DuePerson, DutyPhone, Person, Policy, Task } from '@/domain/task'
import type { Beacon, Ms, Uuid } from '@/domain/types'
import { client, narrowed } from './client'

export interface TasksAnswer {
  readonly time: Ms
  readonly beacon: Beacon
  readonly tasks: readonly Task[]
  readonly due: readonly DuePerson[]
  readonly confirm: readonly Confirmation[]
  readonly people: readonly Person[]
  readonly organisations: readonly DutyPhone[]
  readonly policy: Policy
  /** The points sheet; for those who assess. */
  readonly colours: ColourTable | null
}

/** What the rows of a medicine table hold is the form's matter, and the document says no more of them. */
type Planned = Omit<Task, 'purpose' | 'carry' | 'grading'> & {
  readonly grading?: unknown
  readonly purpose: Task['purpose'] | null
  readonly carry?: unknown
}
type Asked = Omit<Confirmation, 'opened_at' | 'by'> & {
  readonly opened_at: Ms | null
  readonly by: Person | null
}
type Wire = Omit<TasksAnswer, 'tasks' | 'confirm' | 'colours'> & {
  readonly colours?: { readonly version: string; readonly body: unknown } | null
  readonly tasks: readonly Planned[]
  readonly confirm: readonly Asked[]
}

/** A question that cannot say when and on whose phone is not ready to be asked. */
const canBeAsked = (one: Asked): one is Confirmation => one.opened_at !== null && one.by !== null

/** Visit cards for this phone; the server notes whose cards it has handed to which phone. */
export async function getTasks(device: Uuid): Promise<TasksAnswer> {
  const call = client.GET('/api/tasks', { params: { query: { device } } })
  const { tasks, confirm, colours, ...rest } = await narrowed<Wire>(call)
  return {
    ...rest,
    // A visit planned without saying why is a follow-up.
    tasks: tasks.map(({ carry, grading, ...task }) => ({
      ...task,
      purpose: task.purpose ?? 'FOLLOW_UP',
      carry: (carry ?? null) as Task['carry'],
      grading: (grading ?? null) as Task['grading'],
    })),
    confirm: confirm.filter(canBeAsked),
    colours: (colours ?? null) as ColourTable | null,
  }
}
