import { onBeforeUnmount } from 'vue'

/** Whether this screen is still the one shown: whoever has left it must not be called back by what it began. */
export function useHere(): () => boolean {
  let here = true
  onBeforeUnmount(() => {
    here = false
  })
  return () => here
}
