import type { Hints } from '@/domain/types'

let last: Hints['pointer'] = null

const KINDS: readonly string[] = ['touch', 'mouse', 'pen']

/** Remember what kind of pointer touches the page; it rides along with a sampling as a hint. */
export function watchPointer(): void {
  addEventListener(
    'pointerdown',
    ({ pointerType }) => {
      last = KINDS.includes(pointerType) ? (pointerType as Hints['pointer']) : null
    },
    { capture: true, passive: true },
  )
}

export const lastPointer = (): Hints['pointer'] => last
