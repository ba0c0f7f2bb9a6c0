/** Telling the server what this phone noticed about itself or about the server. */

import type { Uuid } from '@/domain/types'
import { postReport } from '@/net/devices'
import { deviceOf } from '@/store/accounts'
import { dropSetting, setSetting, setting } from '@/store/settings'

/** Send the reports that wait; each is forgotten only after it arrived. */
export async function sendReports(account: Uuid): Promise<void> {
  const device = await deviceOf(account)
  if (!device?.registered) return
  for (;;) {
    const [report, ...rest] = (await setting('reports')) ?? []
    if (!report) return
    await postReport(device.enrolment.device, report.kind, report.details)
    await setSetting('reports', rest)
    // Told: from the next start on it is no news on this phone either.
    if (report.kind === 'storage_vanished') await dropSetting('vanished')
  }
}
