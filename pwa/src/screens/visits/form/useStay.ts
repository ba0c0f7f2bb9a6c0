import { onBeforeUnmount, onMounted, watch } from 'vue'
import type { Ms } from '@/domain/types'

/** Tells how long each thing was on the screen, when it leaves it. A phone that is put away does not count. */
export function useStay(what: () => string | undefined, tell: (what: string, ms: Ms) => void): void {
  let since: Ms | null = null
  let shown = what()

  const pause = () => {
    if (since !== null && shown) tell(shown, Math.round(performance.now() - since))
    since = null
  }
  const resume = () => {
    shown = what()
    since = document.visibilityState === 'visible' ? performance.now() : null
  }
  const turn = () => (document.visibilityState === 'visible' ? resume() : pause())

  watch(what, () => {
    pause()
    resume()
  })
  onMounted(() => {
    resume()
    document.addEventListener('visibilitychange', turn)
  })
  onBeforeUnmount(() => {
    pause()
    document.removeEventListener('visibilitychange', turn)
  })
}
