import type { Contact } from '@/domain/callBacks'
import type { Uuid } from '@/domain/types'
import { getSampleContact } from '@/net/review'

/** Whom to call about a visit that was drawn; the server records that somebody looked. */
export const openContact = (visit: Uuid): Promise<Contact> => getSampleContact(visit)
