import { askPersistence as ask } from '@/device/storage'
import { measureStorage } from './support/storage'

/** Ask the browser to keep this phone's records; tells whether it will. */
export async function askPersistence(): Promise<boolean> {
  const granted = await ask()
  await measureStorage()
  return granted
}
