import { clock } from '@/device/clock'
import { storageEstimate, vanishedDatabase } from '@/device/storage'
import { uuid7 } from '@/domain/ids'
import { queueReport, setSetting, setting } from '@/store/settings'

/** Below this share of free space the server is told, once a day at most. */
const LOW = 0.1
const DAY = 24 * 3_600_000

async function reportLow(usage: number | null, quota: number | null): Promise<void> {
  if (usage === null || !quota || 1 - usage / quota >= LOW) return
  const told = await setting('told_low')
  const now = clock().wall
  if (told !== null && now - told < DAY) return
  await setSetting('told_low', now)
  await queueReport({ kind: 'storage_low', details: { usage, quota } })
}

/** Ask the browser how storage stands, for the home screen. */
export async function measureStorage(): Promise<void> {
  const estimate = await storageEstimate()
  await setSetting('storage', { ...estimate, vanished: (await setting('vanished')) !== null })
  await reportLow(estimate.usage, estimate.quota)
}

/** Notice that a database this phone once had is gone: it is said here, and reported at the next contact. */
export async function noticeVanished(): Promise<void> {
  const now = clock().wall
  const present = (await setting('database')) ?? uuid7(now)
  await setSetting('database', present)
  const gone = vanishedDatabase(present)
  if (!gone) return
  await setSetting('vanished', now)
  await queueReport({ kind: 'storage_vanished', details: { database: gone, noticed_at: now } })
}
