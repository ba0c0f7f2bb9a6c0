/** The standing cast. Invented people in an invented county. */

import type { Staff, Task } from '@/domain/task'

const staff = (id: string, login: string, name: string, org: string): Staff => ({
  ...{ id, login, name, roles: ['MHP'], areas: [], leads: [] },
  org: { id: '00000000-0000-7000-8000-0000000000ff', name: org, type: 'HEALTH_CENTRE' },
})

/** 沈知夏 leads the team and opens visits. */
export const SHEN = staff('01a20000-0000-7000-8000-000000000001', 'shen.zhixia', '沈知夏', '云渡镇卫生院')
/** 何小满 comes along with her own phone. */
export const HE = staff('01a20000-0000-7000-8000-000000000002', 'he.xiaoman', '何小满', '石桥村委会')

const person = ({ id, name, org }: Staff) => ({ id, name, org: org.name, role: null })

export const TASK: Task = {
  visit: '01a20000-0000-7000-8000-0000000000a1',
  patient: '01a20000-0000-7000-8000-0000000000b1',
  first_name: '小安',
  address: '石桥村云顶组 3 号',
  village: '石桥村',
  coarse: { lat: 29.5, lon: 108.8 },
  last_on: '2026-08-24',
  planned_on: '2026-11-24',
  next_on: null,
  purpose: 'FOLLOW_UP',
  leader: SHEN.id,
  expected: [person(SHEN), person(HE)],
  state: 'PLANNED',
}
