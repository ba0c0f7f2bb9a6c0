import type { OrganisationFields, OrganisationRow } from '@/domain/admin'
import type { Uuid } from '@/domain/types'
import { patchOrganisation, postOrganisation } from '@/net/desk'

/** Add an organisation (`id` null), or change what is known of one. */
export const saveOrganisation = (id: Uuid | null, fields: OrganisationFields): Promise<OrganisationRow> =>
  id ? patchOrganisation(id, fields) : postOrganisation(fields)
