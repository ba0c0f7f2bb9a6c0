/** People who use this phone, and the key each of them signs with. */

import type { Enrolment } from '@/domain/custody'
import type { Permissions, Staff } from '@/domain/task'
import type { Ms, Uuid } from '@/domain/types'
import { type AccountRow, type DeviceRow, db, type WrappedKey } from './db'

/** Wrong PINs after which the PIN opens nothing any more. Nothing unsent is touched. */
export const PIN_TRIES = 10

export const account = async (id: Uuid): Promise<AccountRow | null> => (await db.accounts.get(id)) ?? null

/** After a sign-in: remember who it was, and keep whatever this phone already has of them. */
export async function rememberAccount(staff: Staff, permissions: Permissions, at: Ms): Promise<AccountRow> {
  return db.transaction('rw', db.accounts, async () => {
    const before = await db.accounts.get(staff.id)
    const fresh = { wrapped: null, rescue: null, wrong_pins: 0 }
    const row: AccountRow = { ...fresh, ...before, id: staff.id, staff, permissions, contact_at: at }
    await db.accounts.put(row)
    return row
  })
}

export async function setUnlock(id: Uuid, wrapped: WrappedKey, rescue: string | null): Promise<void> {
  await db.accounts.update(id, { wrapped, wrong_pins: 0, ...(rescue ? { rescue } : {}) })
}

export async function noteRightPin(id: Uuid): Promise<void> {
  await db.accounts.update(id, { wrong_pins: 0 })
}

/** Count a wrong PIN; returns how many tries are left. At none, the wrapped key is destroyed. */
export async function noteWrongPin(id: Uuid): Promise<number> {
  return db.transaction('rw', db.accounts, async () => {
    const row = await db.accounts.get(id)
    if (!row) return 0
    const wrong_pins = row.wrong_pins + 1
    const left = Math.max(0, PIN_TRIES - wrong_pins)
    await db.accounts.put({ ...row, wrong_pins, wrapped: left > 0 ? row.wrapped : null })
    return left
  })
}

export async function noteContact(id: Uuid, at: Ms): Promise<void> {
  await db.accounts.update(id, { contact_at: at })
}

export const deviceOf = async (id: Uuid): Promise<DeviceRow | null> => (await db.devices.get(id)) ?? null

/** Keep the key and read it back: some browsers accept a key and return nothing usable. */
export async function keepDevice(row: DeviceRow): Promise<DeviceRow | null> {
  await db.devices.put(row)
  return deviceOf(row.account)
}

export async function noteEnrolment(id: Uuid, enrolment: Enrolment): Promise<void> {
  await db.devices.update(id, { enrolment, registered: true })
}

/** A key that never worked and never signed. */
export const dropDevice = (id: Uuid): Promise<void> => db.devices.delete(id)
