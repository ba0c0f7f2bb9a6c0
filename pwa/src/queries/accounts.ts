import { computed, type Ref } from 'vue'
import type { Uuid } from '@/domain/types'
import { countCustody } from '@/store/custody'
import { db } from '@/store/db'
import { useLive } from './live'

export interface KnownAccount {
  readonly id: Uuid
  readonly name: string
  readonly login: string
  readonly hasPin: boolean
  /** Too many wrong PINs: only the password, online, opens this account's records. */
  readonly pinDestroyed: boolean
  readonly unsent: number
}

/** Everybody who has used this phone, for the lock screen. */
export function useAccounts(): Readonly<Ref<readonly KnownAccount[]>> {
  const found = useLive(async () => {
    const [rows, custody] = await Promise.all([db.accounts.toArray(), countCustody()])
    return rows.map(({ id, staff, wrapped, rescue }): KnownAccount => {
      const owed = custody.accounts.find(({ account }) => account === id)
      return {
        ...{ id, name: staff.name, login: staff.login, hasPin: wrapped !== null },
        pinDestroyed: wrapped === null && rescue !== null,
        unsent: owed ? owed.statements + owed.photos : 0,
      }
    })
  })
  return computed(() => found.value ?? [])
}
