/** The rules in force, and how they change. */

import type {
  CheckedPolicy,
  CountyPreview,
  PolicyDocument,
  PolicyPreview,
  PolicyVersion,
  ProposedPolicy,
} from '@/domain/register/policy'
import type { Uuid } from '@/domain/types'
import { answer, client } from './client'

type Document = Record<string, unknown>
const one = (version_id: Uuid) => ({ params: { path: { version_id } } })

export const getRulebook = (): Promise<readonly PolicyDocument[]> => answer(client.GET('/api/rulebook'))
export const getPolicyVersions = (): Promise<readonly PolicyVersion[]> => answer(client.GET('/api/policies'))

export const getPolicyVersion = (id: Uuid): Promise<ProposedPolicy> =>
  answer(client.GET('/api/policies/versions/{version_id}', one(id)))

export const getPolicyPreview = (id: Uuid): Promise<PolicyPreview> =>
  answer(client.GET('/api/policies/versions/{version_id}/preview', one(id)))

export const getCountyPreview = (id: Uuid): Promise<CountyPreview> =>
  answer(client.GET('/api/policies/versions/{version_id}/preview/all', one(id)))

export const postCountyPreview = (id: Uuid): Promise<CountyPreview> =>
  answer(client.POST('/api/policies/versions/{version_id}/preview/all', one(id)))

export const postPolicyCheck = (document: Document, area: Uuid | null): Promise<CheckedPolicy> =>
  answer(client.POST('/api/policies/check', { body: { document, area } }))

export const postPolicy = (document: Document, area: Uuid | null): Promise<PolicyVersion> =>
  answer(client.POST('/api/policies', { body: { document, area } }))

export const postPolicyDecision = (version_id: Uuid, agreed: boolean, note: string): Promise<PolicyVersion> =>
  answer(
    client.POST('/api/policies/{version_id}/decision', {
      params: { path: { version_id } },
      body: { agreed, note },
    }),
  )
