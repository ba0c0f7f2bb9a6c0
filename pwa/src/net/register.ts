/** The register and its case lists, at a desk: nothing of it is kept on the phone. */

import type { CaseFilter, CaseRow, CaseTotal } from '@/domain/register/cases'
import type {
  Candidate,
  PersonFilter,
  PersonPage,
  PersonRow,
  StatusResult,
  Transfer,
} from '@/domain/register/person'
import type { Pending, Supplement } from '@/domain/register/supplement'
import type { Uuid } from '@/domain/types'
import type { Page } from '@/domain/visits'
import { answer, client, narrowed } from './client'
import type { components, paths } from './schema'

type Shapes = components['schemas']
export type NewPerson = Shapes['NewPatient']
export type Identity = Shapes['Identity']
export type StatusWish = Shapes['StatusWish']
export type Report = Shapes['WhereaboutsReport']
export type Decision = Shapes['ProposalDecision']
export type HomeMove = Shapes['HomeMove']
export type HomeAnswer = Shapes['HomeAnswer']
export type GuardianFields = Shapes['Guardian']
export type ConsentFields = Shapes['Consent']
export type SlotFields = Shapes['Responsible']
export type DiagnosisFields = Shapes['Diagnosis']
export type ListingFields = Shapes['Listing']
export type ListingStepFields = Shapes['ListingStep']
export type PoolFields = Shapes['PoolChange']
export type ExternalFields = Shapes['ExternalId']
export type Search = Shapes['PatientSearch']

const of = (patient_id: Uuid) => ({ params: { path: { patient_id } } })

type PeopleQuery = NonNullable<paths['/api/patients']['get']['parameters']['query']>
type CasesQuery = NonNullable<paths['/api/cases']['get']['parameters']['query']>

export const getPeople = (filter: PersonFilter): Promise<Page<PersonRow>> =>
  answer(client.GET('/api/patients', { params: { query: filter as PeopleQuery } }))

export const searchPeople = (wanted: Search): Promise<readonly PersonRow[]> =>
  answer(client.POST('/api/patients/search', { body: wanted }))

export const postPerson = (fields: NewPerson): Promise<{ id: Uuid; code: string }> =>
  answer(client.POST('/api/patients', { body: fields }))

export const getPerson = (id: Uuid): Promise<PersonPage> =>
  narrowed<PersonPage>(client.GET('/api/patients/{patient_id}', of(id)))

export const putIdentity = (id: Uuid, body: Identity): Promise<void> =>
  answer(client.PUT('/api/patients/{patient_id}/identity', { ...of(id), body }))

export const postStatus = (id: Uuid, body: StatusWish): Promise<StatusResult> =>
  answer(client.POST('/api/patients/{patient_id}/status', { ...of(id), body }))

export const postReport = (id: Uuid, body: Report): Promise<StatusResult> =>
  answer(client.POST('/api/patients/{patient_id}/reports', { ...of(id), body }))

export const postDecision = (id: Uuid, proposal_id: Uuid, body: Decision): Promise<StatusResult> =>
  answer(
    client.POST('/api/patients/{patient_id}/proposals/{proposal_id}', {
      params: { path: { patient_id: id, proposal_id } },
      body,
    }),
  )

export const postHome = (id: Uuid, body: HomeMove): Promise<void> =>
  answer(client.POST('/api/patients/{patient_id}/homes', { ...of(id), body }))

export const postHomeAnswer = (id: Uuid, body: HomeAnswer): Promise<void> =>
  answer(client.POST('/api/patients/{patient_id}/homes/seen', { ...of(id), body }))

export const postGuardian = (id: Uuid, body: GuardianFields): Promise<void> =>
  answer(client.POST('/api/patients/{patient_id}/guardian', { ...of(id), body }))

export const postConsent = (id: Uuid, body: ConsentFields): Promise<void> =>
  answer(client.POST('/api/patients/{patient_id}/consents', { ...of(id), body }))

export const postSlot = (id: Uuid, body: SlotFields): Promise<void> =>
  answer(client.POST('/api/patients/{patient_id}/responsibles', { ...of(id), body }))

type Slot = paths['/api/patients/{patient_id}/colleagues']['get']['parameters']['query']['slot']

export const getCandidates = (id: Uuid, slot: string): Promise<readonly Candidate[]> =>
  answer(
    client.GET('/api/patients/{patient_id}/colleagues', {
      params: { path: { patient_id: id }, query: { slot: slot as Slot } },
    }),
  )

export const postDiagnosis = (id: Uuid, body: DiagnosisFields): Promise<void> =>
  answer(client.POST('/api/patients/{patient_id}/diagnosis', { ...of(id), body }))

export const postListing = (id: Uuid, body: ListingFields): Promise<void> =>
  answer(client.POST('/api/patients/{patient_id}/listings', { ...of(id), body }))

export const postListingStep = (id: Uuid, listing_id: Uuid, body: ListingStepFields): Promise<void> =>
  answer(
    client.POST('/api/patients/{patient_id}/listings/{listing_id}', {
      params: { path: { patient_id: id, listing_id } },
      body,
    }),
  )

export const postPool = (id: Uuid, body: PoolFields): Promise<void> =>
  answer(client.POST('/api/patients/{patient_id}/pools', { ...of(id), body }))

export const postExternal = (id: Uuid, body: ExternalFields): Promise<void> =>
  answer(client.POST('/api/patients/{patient_id}/external-ids', { ...of(id), body }))

export const getTransfers = (): Promise<readonly Transfer[]> => answer(client.GET('/api/transfers'))

export const getCases = (filter: CaseFilter): Promise<Page<CaseRow>> =>
  answer(client.GET('/api/cases', { params: { query: filter as CasesQuery } }))

export const getCaseTotals = (): Promise<readonly CaseTotal[]> => answer(client.GET('/api/cases/totals'))

export const postCase = (id: Uuid, body: Shapes['CaseOpening']): Promise<unknown> =>
  answer(client.POST('/api/patients/{patient_id}/cases', { ...of(id), body }))

export const postCaseAction = (entry_id: Uuid, body: Shapes['CaseAction']): Promise<unknown> =>
  answer(client.POST('/api/cases/{entry_id}/actions', { params: { path: { entry_id } }, body }))

export const postCaseReview = (entry_id: Uuid, body: Shapes['CaseReview']): Promise<unknown> =>
  answer(client.POST('/api/cases/{entry_id}/reviews', { params: { path: { entry_id } }, body }))

export const postCaseClose = (entry_id: Uuid): Promise<unknown> =>
  answer(client.POST('/api/cases/{entry_id}/close', { params: { path: { entry_id } } }))

/** Answers are as free as the form's questions; the document cannot describe them. */
export async function getSupplement(id: Uuid): Promise<Supplement> {
  const sheet = await narrowed<unknown>(client.GET('/api/patients/{patient_id}/supplement', of(id)))
  return sheet as Supplement
}

export const postSupplement = (id: Uuid, version: number, answers: Pending): Promise<void> =>
  answer(client.POST('/api/patients/{patient_id}/supplement', { ...of(id), body: { version, answers } }))

export const postSupplementSignature = (id: Uuid): Promise<void> =>
  answer(client.POST('/api/patients/{patient_id}/supplement/signature', of(id)))

export const postObjection = (id: Uuid, body: Shapes['ColourObjection']): Promise<void> =>
  answer(client.POST('/api/patients/{patient_id}/colour-objections', { ...of(id), body }))

export const postObjectionAnswer = (
  id: Uuid,
  objection_id: Uuid,
  on: string,
  how: Shapes['ColourTold']['how'],
): Promise<void> =>
  answer(
    client.POST('/api/patients/{patient_id}/colour-objections/{objection_id}/answer', {
      params: { path: { patient_id: id, objection_id } },
      body: { on, how },
    }),
  )
