import type { Card } from '@/domain/card'
import type { Uuid } from '@/domain/types'
import { client, narrowed } from './client'

/** One person's card; asking for it is recorded by the server. */
export const getCard = (patient: Uuid): Promise<Card> =>
  narrowed<Card>(client.GET('/api/patients/{patient_id}/card', { params: { path: { patient_id: patient } } }))
