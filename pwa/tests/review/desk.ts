/** What the server answers an administrator, for tests only. Needs `vi.mock` of the two net modules. */

import { vi } from 'vitest'
import type { AreaRow, DeviceRow, OrganisationRow, StaffRow } from '@/domain/admin'
import * as desk from '@/net/desk'
import * as devices from '@/net/devices'

const NOW = Date.now()

export const device: DeviceRow = {
  id: 'd1',
  state: 'pending',
  key_class: 'strong',
  platform: 'Android',
  name: '何小满的手机',
  staff: { id: 's1', name: '何小满' },
  registered_at: NOW - 30_000,
  approved_at: null,
  revoked_at: null,
  revoke_reason: null,
  noticed: [],
}

export const person: StaffRow = {
  id: 's2',
  login: 'luo.yuan',
  name: '罗远',
  org: { id: 'o1', name: '云渡派出所', type: 'POLICE_STATION' },
  roles: ['POL'],
  areas: [{ id: 'a1', name: '云渡镇' }],
  leads: [],
  active: true,
  locked_until: NOW + 600_000,
}

export const town: AreaRow = {
  ...{ id: 'a1', name: '云渡镇', code: '990100101', level: 'TOWN', path: '990100/990100101/' },
  ...{ terrain: 'TOWN', parent: null },
}

export const organisation: OrganisationRow = {
  ...{ id: 'o2', name: '云渡镇卫生院', type: 'HEALTH_CENTRE', area: 'a1', duty_phone: '' },
}

const page = <T>(...items: T[]) => ({ items, page: 1, pages: 1, total: items.length })

export function serve(): void {
  const approved = { ...device, id: 'd2', state: 'approved' as const, approved_at: NOW }
  vi.mocked(devices.getDevices).mockResolvedValue([device, approved])
  vi.mocked(desk.getStaff).mockResolvedValue(page(person))
  vi.mocked(desk.getAreas).mockResolvedValue([town])
  vi.mocked(desk.getOrganisations).mockResolvedValue([organisation])
  vi.mocked(desk.getAccessRecords).mockResolvedValue(
    page({
      id: 7,
      at: NOW,
      by: { id: 's3', name: '田守正' },
      action: 'visit.read',
      object_kind: 'visit',
      object_id: '0193a000-0000-7000-8000-00000000cccc',
      purpose: '',
      fields: [],
      hash: 'ab',
    }),
  )
  vi.mocked(desk.getFeedback).mockResolvedValue(
    page({ id: 'f1', at: NOW, kind: 'suggestion', text: '夜里太亮', by: { id: 's1', name: '何小满' } }),
  )
  const error = {
    code: 'statement.signature',
    message: { zh: '签名与内容不符', en: 'The signature does not fit' },
    help: { zh: '请重新登记手机', en: 'Please enrol again' },
  }
  const staff = { id: 's1', name: '何小满' }
  const aside = { id: 'q1', at: NOW, staff, device: null, statement: null, step: 3, size: 900, error }
  vi.mocked(desk.getQuarantine).mockResolvedValue(page(aside))
}
