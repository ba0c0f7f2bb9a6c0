/** Phones: enrolling one's own, and looking after others'. */

import type { CachedRow, DeviceRow } from '@/domain/admin'
import type { Enrolment, ReportKind } from '@/domain/custody'
import type { B64, Uuid } from '@/domain/types'
import { answer, client } from './client'
import type { components } from './schema'

type OwnDevice = components['schemas']['OwnDevice']

const enrolment = ({ id, state, code, key_class, name }: OwnDevice): Enrolment => ({
  ...{ device: id, state, code, key_class, name },
})

export interface NewDevice {
  readonly id: Uuid
  readonly public_key: B64
  readonly key_class: 'strong' | 'weak'
  readonly platform: string
  readonly name: string
}

/** Sending the same phone again changes nothing. */
export const postDevice = async (device: NewDevice): Promise<Enrolment> =>
  enrolment(await answer(client.POST('/api/devices', { body: device })))

export async function getOwnDevice(device: Uuid): Promise<Enrolment> {
  const params = { path: { device_id: device } }
  return enrolment(await answer(client.GET('/api/devices/{device_id}', { params })))
}

export async function postReport(
  device: Uuid,
  kind: ReportKind,
  details: Readonly<Record<string, unknown>>,
): Promise<void> {
  const params = { path: { device_id: device } }
  await answer(client.POST('/api/devices/{device_id}/reports', { params, body: { kind, details } }))
}

/** The data key that was sealed to the rescue key. */
export async function unsealKey(device: Uuid, sealed: B64): Promise<B64> {
  const params = { path: { device_id: device } }
  return (await answer(client.POST('/api/devices/{device_id}/unseal', { params, body: { sealed } }))).key
}

export const getDevices = (state?: Enrolment['state']): Promise<readonly DeviceRow[]> =>
  answer(client.GET('/api/devices', { params: { query: state ? { state } : {} } }))

export const getDeviceCache = (device: Uuid): Promise<readonly CachedRow[]> =>
  answer(client.GET('/api/devices/{device_id}/cached', { params: { path: { device_id: device } } }))

export const postApproval = (device: Uuid, code: string): Promise<DeviceRow> =>
  answer(
    client.POST('/api/devices/{device_id}/approve', {
      params: { path: { device_id: device } },
      body: { code },
    }),
  )

export const postRevocation = (device: Uuid, reason: string): Promise<DeviceRow> =>
  answer(
    client.POST('/api/devices/{device_id}/revoke', {
      params: { path: { device_id: device } },
      body: { reason },
    }),
  )
