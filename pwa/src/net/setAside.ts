import type { OwnQuarantineRow } from '@/domain/admin'
import type { Page } from '@/domain/visits'
import { client, narrowed } from './client'

/** What one's own account sent, from any phone, and the server could not take; the newest page of it. */
export const getMyQuarantine = (): Promise<Page<OwnQuarantineRow>> =>
  narrowed<Page<OwnQuarantineRow>>(client.GET('/api/quarantine/mine', { params: { query: { page: 1 } } }))
