import { unlocked } from '@/store/vault'
import { restartAutoLock } from './support/autoLock'

/** The person is using the app; the lock starts counting anew. */
export function touch(): void {
  if (unlocked.get()) restartAutoLock()
}
