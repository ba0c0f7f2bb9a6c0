import { clock } from '@/device/clock'
import { rescueFile } from '@/store/rescue'

/** A file with everything not yet received, encrypted; also while locked, also without a network. */
export async function exportRescue(): Promise<{ name: string; blob: Blob }> {
  const now = clock().wall
  const file = await rescueFile(now)
  const day = new Date(now).toISOString().slice(0, 10)
  return {
    name: `lianfang-rescue-${day}.json`,
    blob: new Blob([JSON.stringify(file)], { type: 'application/json' }),
  }
}
