import { refuse } from '@/domain/door'
import { isWorking } from '@/store/vault'

/** Change to the version that waits. Drafts live in the database, so an open visit is no obstacle; saving is. */
export async function installUpdate(): Promise<void> {
  if (isWorking()) throw refuse('update.not_now')
  const waiting = (await navigator.serviceWorker?.getRegistration())?.waiting
  if (!waiting) return location.reload()
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true })
  waiting.postMessage('SKIP_WAITING')
}
