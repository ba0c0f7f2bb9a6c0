/** A photo somebody opens: fetched once, compared with its name, and gone when the screen closes. */

import { type MaybeRefOrGetter, onScopeDispose, toValue } from 'vue'
import { sha256Hex } from '@/domain/hash'
import type { Hex, Uuid } from '@/domain/types'
import { getPhoto } from '@/net/evidence'
import { type Answer, useAnswer } from './answer'

export interface OpenedPhoto {
  /** Object URL. */
  readonly url: string
  /** The bytes have exactly the hash they are known by. */
  readonly same: boolean
}

/** The server records who opened it. */
export function useOpenedPhoto(
  sha256: MaybeRefOrGetter<Hex>,
  visit: MaybeRefOrGetter<Uuid>,
): Answer<OpenedPhoto> {
  let url: string | null = null
  const forget = () => {
    if (url) URL.revokeObjectURL(url)
    url = null
  }
  onScopeDispose(forget)
  return useAnswer(
    () => ({ sha256: toValue(sha256), visit: toValue(visit) }),
    async (wanted) => {
      const photo = await getPhoto(wanted.sha256, wanted.visit)
      const found = await sha256Hex(new Uint8Array(await photo.arrayBuffer()))
      forget()
      url = URL.createObjectURL(photo)
      return { url, same: found === wanted.sha256 }
    },
  )
}
