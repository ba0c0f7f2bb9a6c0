/** The review desk, and what the people concerned read of it. */

import type { CallBack, Contact, MonthlySample, SampleItem, SampleNotes } from '@/domain/callBacks'
import type { CaseFilter, CasePage, CaseRow, CheckRates, OwnCases, Queue, Verdict } from '@/domain/review'
import type { Hex, Uuid } from '@/domain/types'
import { answer, client, narrowed } from './client'
import type { paths } from './schema'

type CaseQuery = NonNullable<paths['/api/review/cases']['get']['parameters']['query']>

/** A filter comes out of an address that anyone may have typed; the server says which values it knows. */
export const getCases = (filter: CaseFilter): Promise<Queue> =>
  narrowed<Queue>(client.GET('/api/review/cases', { params: { query: filter as CaseQuery } }))

const of = (visit_id: Uuid) => ({ params: { path: { visit_id } } })

/** The server records who opened it. */
export const getCase = (visit: Uuid): Promise<CasePage> =>
  narrowed<CasePage>(client.GET('/api/review/cases/{visit_id}', of(visit)))

export const postDecision = (visit: Uuid, verdict: Verdict): Promise<CaseRow> =>
  narrowed<CaseRow>(
    client.POST('/api/review/cases/{visit_id}/decision', {
      ...of(visit),
      body: { ...verdict, about: [...verdict.about] },
    }),
  )

interface File {
  readonly visit: Uuid
  readonly sha256: Hex
  /** The visit whose file it is: this one, or the other of a pair. */
  readonly of: Uuid
}
const params = ({ visit, sha256, of }: File) => ({ path: { visit_id: visit, sha256 }, query: { of } })

/** A photo that a case speaks of. The server records who opened it. */
export const getCasePhoto = (file: File): Promise<Blob> =>
  narrowed<Blob>(
    client.GET('/api/review/cases/{visit_id}/evidence/{sha256}', { params: params(file), parseAs: 'blob' }),
  )

/** Pen strokes that a case speaks of. The server records who opened them. */
export const getCaseStrokes = (file: File): Promise<string> =>
  narrowed<string>(
    client.GET('/api/review/cases/{visit_id}/evidence/{sha256}', { params: params(file), parseAs: 'text' }),
  )

export const getCheckRates = (): Promise<CheckRates> => narrowed<CheckRates>(client.GET('/api/review/checks'))

/** Questions about one's own visits. */
export const getOwnCases = (): Promise<OwnCases> => narrowed<OwnCases>(client.GET('/api/review/mine'))

export const getMonthlySample = (month: string): Promise<MonthlySample> =>
  narrowed<MonthlySample>(client.GET('/api/review/sample', { params: { query: { month } } }))

/** Whom to call. The server records that it was asked for. */
export const getSampleContact = (visit: Uuid): Promise<Contact> =>
  answer(client.GET('/api/review/sample/{visit_id}/contact', of(visit)))

/** What callers wrote down. The server records that it was opened. */
export const getSampleNotes = (visit: Uuid): Promise<SampleNotes> =>
  narrowed<SampleNotes>(client.GET('/api/review/sample/{visit_id}/notes', of(visit)))

export const postSampleResult = (visit: Uuid, told: CallBack): Promise<SampleItem> =>
  narrowed<SampleItem>(client.POST('/api/review/sample/{visit_id}/result', { ...of(visit), body: told }))
