/** Every statement's proof, recomputed on this device one after the other. */

import { computed, type MaybeRefOrGetter, onScopeDispose, type Ref, ref, toValue, watch } from 'vue'
import { type LogGrowth, proveLog } from '@/actions/proveLog'
import { proveStatement } from '@/actions/proveStatement'
import type { ProofStep } from '@/domain/proof'
import { asRefusal, type Refusal } from '@/domain/refusal'
import type { Hex } from '@/domain/types'
import type { StatementRow } from '@/domain/visits'
import { counted, type Tally } from './verdict'

export interface Proofs {
  readonly steps: Readonly<Ref<ReadonlyMap<Hex, readonly ProofStep[]>>>
  readonly tally: Readonly<Ref<Tally>>
  /** Whether the server has only added to its log since; null until known. */
  readonly growth: Readonly<Ref<LogGrowth | null>>
  readonly running: Readonly<Ref<boolean>>
  /** Why nothing could be checked, when the log's key cannot be had. */
  readonly refusal: Readonly<Ref<Refusal | null>>
  run(): Promise<void>
}

export function useProofs(statements: MaybeRefOrGetter<readonly StatementRow[]>): Proofs {
  const steps = ref<ReadonlyMap<Hex, readonly ProofStep[]>>(new Map())
  const growth = ref<LogGrowth | null>(null)
  const running = ref(false)
  const refusal = ref<Refusal | null>(null)
  const tally = computed(() => counted(toValue(statements), steps.value))
  let turn = 0

  async function run(): Promise<void> {
    turn += 1
    const mine = turn
    steps.value = new Map()
    growth.value = null
    refusal.value = null
    running.value = true
    try {
      for (const row of toValue(statements)) {
        const found = await proveStatement(row)
        if (mine !== turn) return
        steps.value = new Map(steps.value).set(row.hash, found)
      }
      const found = await proveLog(toValue(statements).map(({ receipt }) => receipt))
      if (mine === turn) growth.value = found
    } catch (error) {
      if (mine === turn) refusal.value = asRefusal(error)
    } finally {
      if (mine === turn) running.value = false
    }
  }

  watch(
    () =>
      toValue(statements)
        .map(({ hash }) => hash)
        .join(),
    run,
    { immediate: true },
  )
  onScopeDispose(() => {
    turn += 1
  })
  return { steps, tally, growth, running, refusal: refusal as Ref<Refusal | null>, run }
}
