import type { Draft } from '@/domain/draft'
import type { Person } from '@/domain/task'
import type { Uuid } from '@/domain/types'
import { cached } from '@/store/cache'

/** A colleague by id: expected, or known to this phone, or only an id. */
export async function personOf(draft: Draft, id: Uuid): Promise<Person> {
  const people = [...draft.expected, ...draft.others, ...((await cached(draft.account, 'people')) ?? [])]
  return people.find((one) => one.id === id) ?? { id, name: '', org: null, role: null }
}

/** Remember the name of somebody who came without being expected. */
export const withOther = (draft: Draft, person: Person): Draft =>
  [...draft.expected, ...draft.others].some((one) => one.id === person.id)
    ? draft
    : { ...draft, others: [...draft.others, person] }
