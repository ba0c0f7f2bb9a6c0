/** What supervisors and administrators read and write; nothing of it is kept on the phone. */

import type {
  AccessRow,
  AreaRow,
  FeedbackKind,
  FeedbackRow,
  NewStaff,
  OrganisationFields,
  OrganisationRow,
  QuarantineRow,
  StaffChange,
  StaffRow,
  TeamRow,
} from '@/domain/admin'
import type { Uuid } from '@/domain/types'
import type { Page, VisitFilter, VisitPage, VisitRow } from '@/domain/visits'
import { answer, client, narrowed } from './client'
import type { paths } from './schema'

const paged = (page: number) => ({ params: { query: { page } } })

type VisitQuery = NonNullable<paths['/api/visits']['get']['parameters']['query']>

/** A filter comes out of an address that anyone may have typed; the server says which values it knows. */
export const getVisits = (filter: VisitFilter): Promise<Page<VisitRow>> =>
  narrowed<Page<VisitRow>>(client.GET('/api/visits', { params: { query: filter as VisitQuery } }))

export const getVisit = (id: Uuid): Promise<VisitPage> =>
  narrowed<VisitPage>(client.GET('/api/visits/{visit_id}', { params: { path: { visit_id: id } } }))

export const getQuarantine = (page: number): Promise<Page<QuarantineRow>> =>
  narrowed<Page<QuarantineRow>>(client.GET('/api/quarantine', paged(page)))

export const getStaff = (page: number, q?: string): Promise<Page<StaffRow>> =>
  answer(client.GET('/api/staff', { params: { query: { page, ...(q ? { q } : {}) } } }))

export const postStaff = (fields: NewStaff): Promise<StaffRow> =>
  answer(
    client.POST('/api/staff', { body: { ...fields, roles: [...fields.roles], areas: [...fields.areas] } }),
  )

export const patchStaff = (id: Uuid, { roles, areas, ...rest }: StaffChange): Promise<StaffRow> =>
  answer(
    client.PATCH('/api/staff/{staff_id}', {
      params: { path: { staff_id: id } },
      body: { ...rest, ...(roles ? { roles: [...roles] } : {}), ...(areas ? { areas: [...areas] } : {}) },
    }),
  )

export const postStaffUnlock = (id: Uuid): Promise<StaffRow> =>
  answer(client.POST('/api/staff/{staff_id}/unlock', { params: { path: { staff_id: id } } }))

export const getAreas = (): Promise<readonly AreaRow[]> => answer(client.GET('/api/areas'))
export const getOrganisations = (): Promise<readonly OrganisationRow[]> =>
  answer(client.GET('/api/organisations'))
export const postOrganisation = (fields: OrganisationFields): Promise<OrganisationRow> =>
  answer(client.POST('/api/organisations', { body: { ...fields, office: null } }))
export const patchOrganisation = (id: Uuid, fields: OrganisationFields): Promise<OrganisationRow> =>
  answer(
    client.PATCH('/api/organisations/{organisation_id}', {
      params: { path: { organisation_id: id } },
      body: fields,
    }),
  )
export const getTeams = (): Promise<readonly TeamRow[]> => answer(client.GET('/api/teams'))

export const getAccessRecords = (page: number): Promise<Page<AccessRow>> =>
  answer(client.GET('/api/access-records', paged(page)))

export const getFeedback = (page: number): Promise<Page<FeedbackRow>> =>
  answer(client.GET('/api/feedback', paged(page)))

export const postFeedback = (kind: FeedbackKind, text: string): Promise<FeedbackRow> =>
  answer(client.POST('/api/feedback', { body: { kind, text } }))
