/** What the account sheet holds while somebody fills it, and what of it is sent. Pure. */

import type { NewStaff, Role, StaffChange, StaffRow } from '@/domain/admin'
import type { Uuid } from '@/domain/types'
import { isRole } from './roles'

export interface StaffDraft {
  login: string
  name: string
  password: string
  org: Uuid
  roles: readonly Role[]
  areas: readonly Uuid[]
  active: boolean
}

export const draftOf = (person: StaffRow | null): StaffDraft => ({
  login: person?.login ?? '',
  name: person?.name ?? '',
  password: '',
  org: person?.org.id ?? '',
  roles: person?.roles.filter(isRole) ?? [],
  areas: person?.areas.map(({ id }) => id) ?? [],
  active: person?.active ?? true,
})

export const asNew = ({ login, name, password, org, roles, areas }: StaffDraft): NewStaff => ({
  login: login.trim(),
  name: name.trim(),
  password,
  org,
  roles,
  areas,
})

const same = (a: readonly string[], b: readonly string[]) => [...a].sort().join() === [...b].sort().join()

/** Only what changed: the record of the change then says exactly what somebody did. */
export function changeOf(person: StaffRow, draft: StaffDraft): StaffChange {
  const before = draftOf(person)
  return {
    ...(draft.name.trim() !== before.name ? { name: draft.name.trim() } : {}),
    ...(draft.password ? { password: draft.password } : {}),
    ...(draft.org !== before.org ? { org: draft.org } : {}),
    ...(same(draft.roles, before.roles) ? {} : { roles: draft.roles }),
    ...(same(draft.areas, before.areas) ? {} : { areas: draft.areas }),
    ...(draft.active !== before.active ? { active: draft.active } : {}),
  }
}

/** Enough to be sent; the server still has the last word. */
export const isComplete = (draft: StaffDraft, isNew: boolean): boolean =>
  draft.name.trim() !== '' &&
  draft.org !== '' &&
  draft.roles.length > 0 &&
  (!isNew || (draft.login.trim() !== '' && draft.password !== ''))
