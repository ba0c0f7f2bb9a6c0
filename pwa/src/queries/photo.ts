import { type MaybeRefOrGetter, onScopeDispose, type Ref, shallowRef, toValue, watch } from 'vue'
import type { Hex } from '@/domain/types'
import { evidenceBytes, findEvidence } from '@/store/evidence'
import { unlocked } from '@/store/vault'
import { useLive } from './live'

/** An object URL of a photo still on this phone, gone with the screen; null when it is not here or locked. */
export function usePhoto(sha256: MaybeRefOrGetter<Hex>): Readonly<Ref<string | null>> {
  const url = shallowRef<string | null>(null)
  const found = useLive(async () => {
    const account = unlocked.get()
    const row = account ? await findEvidence(account, toValue(sha256)) : null
    const bytes = row && account ? await evidenceBytes(account, row.id) : null
    return row && bytes ? new Blob([bytes], { type: row.media }) : null
  }, [() => toValue(sha256)])
  const forget = (): void => {
    if (url.value) URL.revokeObjectURL(url.value)
    url.value = null
  }
  watch(found, (blob) => {
    forget()
    if (blob) url.value = URL.createObjectURL(blob)
  })
  onScopeDispose(forget)
  return url
}
