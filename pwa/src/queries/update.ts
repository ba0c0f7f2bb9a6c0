import { onScopeDispose, type Ref, shallowRef } from 'vue'

/** Whether a new version of the app waits for the person's yes. */
export function useUpdate(): Readonly<Ref<boolean>> {
  const waits = shallowRef(false)
  let gone = false
  const look = async (): Promise<void> => {
    const registration = await navigator.serviceWorker?.getRegistration()
    if (!registration || gone) return
    const heard = (): void => {
      waits.value = registration.waiting !== null
    }
    const found = (): void => registration.installing?.addEventListener('statechange', heard)
    registration.addEventListener('updatefound', found)
    onGone.push(() => registration.removeEventListener('updatefound', found))
    heard()
    found()
  }
  const onGone: (() => void)[] = []
  onScopeDispose(() => {
    gone = true
    for (const stop of onGone) stop()
  })
  void look()
  return waits
}
