import { vi } from 'vitest'
import { ref } from 'vue'
import type { Custody, Enrolment, KeptRecord, SyncStatus } from '@/domain/custody'
import type { Staff } from '@/domain/task'
import type { Uuid } from '@/domain/types'
import { useAccount } from '@/queries/account'
import { useAccounts } from '@/queries/accounts'
import { useCustody } from '@/queries/custody'
import { useRecords } from '@/queries/records'
import { useSync } from '@/queries/sync'

const id = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}` as Uuid

export const ZHIXIA: Staff = {
  id: id(1),
  login: 'shen.zhixia',
  name: '沈知夏',
  org: { id: id(20), name: '云渡镇卫生院', type: 'HEALTH_CENTRE' },
  roles: ['MHP'],
  areas: [{ id: id(30), name: '云渡镇' }],
  leads: [],
}

export const PHONE: Enrolment = {
  device: id(40),
  state: 'approved',
  code: null,
  key_class: 'strong',
  name: '沈知夏的手机',
}

export const NOTHING_KEPT: Custody = {
  unsent: 0,
  statements: 0,
  photos: 0,
  oldest_at: null,
  set_aside: 0,
  accounts: [],
  storage: { persisted: true, usage: 1024 ** 2, quota: 1024 ** 3, vanished: false },
}

export const FIVE_KEPT: Custody = {
  ...NOTHING_KEPT,
  unsent: 5,
  statements: 3,
  photos: 2,
  oldest_at: Date.now() - 3 * 3_600_000,
  accounts: [
    { account: id(1), name: '沈知夏', statements: 3, photos: 2, oldest_at: Date.now() - 3 * 3_600_000 },
    { account: id(2), name: '何小满', statements: 2, photos: 0, oldest_at: Date.now() - 30 * 3_600_000 },
  ],
}

export const QUIET: SyncStatus = {
  state: 'idle',
  reason: null,
  sent: 0,
  total: 0,
  next_try_at: null,
  last_contact_at: null,
}

export function record(over: Partial<KeptRecord>): KeptRecord {
  return {
    hash: 'ab'.repeat(32) as KeptRecord['hash'],
    account: id(1),
    device: PHONE.device,
    seq: 1,
    kind: 'visit.close',
    visit: id(50),
    at: Date.now() - 3_600_000,
    state: 'unsent',
    reason: null,
    received_at: null,
    index: null,
    photos: { total: 0, received: 0 },
    first_name: '阿明',
    ...over,
  }
}

interface Held {
  phase: 'nobody' | 'signed-in' | 'locked' | 'open'
  staff: Staff | null
  device: Enrolment | null
  hasPin: boolean
  pinDestroyed: boolean
  custody: Custody
  sync: SyncStatus
  records: KeptRecord[]
}

/** What the (mocked) queries say: one worker's phone, in whatever state the test is about. */
export function holds(state: Partial<Held> = {}): void {
  const now: Held = {
    phase: 'open',
    staff: ZHIXIA,
    device: PHONE,
    hasPin: true,
    pinDestroyed: false,
    custody: NOTHING_KEPT,
    sync: QUIET,
    records: [],
    ...state,
  }
  vi.mocked(useAccount).mockReturnValue({
    phase: ref(now.phase),
    staff: ref(now.staff),
    permissions: ref({ 'task.read': 'own' }),
    session: ref('live'),
    device: ref(now.device),
    hasPin: ref(now.hasPin),
  } as never)
  const { id: staff, name, login } = ZHIXIA
  const known = { id: staff, name, login, hasPin: now.hasPin, pinDestroyed: now.pinDestroyed }
  vi.mocked(useAccounts).mockReturnValue(ref([{ ...known, unsent: now.custody.unsent }]) as never)
  vi.mocked(useCustody).mockReturnValue(ref(now.custody) as never)
  vi.mocked(useSync).mockReturnValue(ref(now.sync) as never)
  vi.mocked(useRecords).mockReturnValue(ref(now.records) as never)
}
