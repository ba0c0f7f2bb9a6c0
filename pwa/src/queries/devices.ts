/** Phones within an administrator's or a leader's reach. */

import { type MaybeRefOrGetter, toValue } from 'vue'
import type { CachedRow, DeviceRow } from '@/domain/admin'
import type { Enrolment } from '@/domain/custody'
import type { Uuid } from '@/domain/types'
import { getDeviceCache, getDevices } from '@/net/devices'
import { type Answer, useAnswer } from './answer'

export const useDevices = (state?: MaybeRefOrGetter<Enrolment['state']>): Answer<readonly DeviceRow[]> =>
  useAnswer(() => toValue(state), getDevices)

/** Whose visit cards are or were on a phone; asking is recorded by the server. */
export const useDeviceCache = (device: MaybeRefOrGetter<Uuid>): Answer<readonly CachedRow[]> =>
  useAnswer(() => toValue(device), getDeviceCache)
