/** Who is using this phone, what they may do, and how their phone stands. */

import { computed, type Ref } from 'vue'
import type { AccountPhase, Enrolment } from '@/domain/custody'
import type { Permissions, Staff } from '@/domain/task'
import { session } from '@/net/current'
import { deviceOf } from '@/store/accounts'
import { type AccountRow, db } from '@/store/db'
import { setting } from '@/store/settings'
import { unlocked } from '@/store/vault'
import { useLive, useSignal } from './live'

export interface Account {
  readonly phase: Readonly<Ref<AccountPhase>>
  readonly staff: Readonly<Ref<Staff | null>>
  readonly permissions: Readonly<Ref<Permissions>>
  readonly session: Readonly<Ref<'live' | 'expired' | 'unknown'>>
  readonly device: Readonly<Ref<Enrolment | null>>
  readonly hasPin: Readonly<Ref<boolean>>
}

interface Known {
  readonly row: AccountRow | null
  readonly device: Enrolment | null
}

/** The account last used here, as the database knows it. */
async function known(): Promise<Known> {
  const current = await setting('current')
  const row = current ? ((await db.accounts.get(current)) ?? null) : null
  const device = row ? await deviceOf(row.id) : null
  return { row, device: device?.enrolment ?? null }
}

export function useAccount(): Account {
  const server = useSignal(session)
  const open = useSignal(unlocked)
  const here = useLive(known)
  const hasPin = computed(() => Boolean(here.value?.row?.wrapped ?? here.value?.row?.rescue))
  const live = computed(() => server.value.state === 'live')

  const phase = computed((): AccountPhase => {
    if (open.value) return 'open'
    if (!here.value) return 'starting'
    if (here.value.row && hasPin.value) return 'locked'
    if (live.value) return 'signed-in'
    return server.value.asked ? 'nobody' : 'starting'
  })

  return {
    phase,
    staff: computed(() => (live.value ? server.value.staff : (here.value?.row?.staff ?? null))),
    permissions: computed(() =>
      live.value ? server.value.permissions : (here.value?.row?.permissions ?? {}),
    ),
    session: computed(() => server.value.state),
    device: computed(() => here.value?.device ?? null),
    hasPin,
  }
}
