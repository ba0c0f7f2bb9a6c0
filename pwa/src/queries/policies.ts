/** The rules in force, and the versions proposed here. */

import { type MaybeRefOrGetter, toValue } from 'vue'
import type {
  CountyPreview,
  PolicyDocument,
  PolicyPreview,
  PolicyVersion,
  ProposedPolicy,
} from '@/domain/register/policy'
import type { Uuid } from '@/domain/types'
import {
  getCountyPreview,
  getPolicyPreview,
  getPolicyVersion,
  getPolicyVersions,
  getRulebook,
} from '@/net/policies'
import { type Answer, useAnswer } from './answer'
import { whileBusy } from './busy'

export const useRulebook = (): Answer<readonly PolicyDocument[]> => useAnswer(null, getRulebook)

export const usePolicyVersions = (): Answer<readonly PolicyVersion[]> => useAnswer(null, getPolicyVersions)

export const usePolicyVersion = (id: MaybeRefOrGetter<Uuid>): Answer<ProposedPolicy> =>
  useAnswer(() => toValue(id), getPolicyVersion)

export const usePolicyPreview = (id: MaybeRefOrGetter<Uuid>): Answer<PolicyPreview> =>
  useAnswer(() => toValue(id), getPolicyPreview)

/** For everybody; asked again while the server computes. */
export const useCountyPreview = (id: MaybeRefOrGetter<Uuid>): Answer<CountyPreview> =>
  whileBusy(
    useAnswer(() => toValue(id), getCountyPreview),
    ({ state }) => state === 'RUNNING',
  )
