/** Files from Excel: sent whole, asked about while the server works on them. */

import type {
  FaultPage,
  ImportChoice,
  ImportOptions,
  ImportPage,
  ImportProfile,
  ImportRow,
} from '@/domain/importing'
import type { Uuid } from '@/domain/types'
import { answer, client, narrowed } from './client'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const of = (id: Uuid) => ({ params: { path: { import_id: id } } })

export const getImports = (): Promise<readonly ImportRow[]> =>
  narrowed<readonly ImportRow[]>(client.GET('/api/imports'))

export const getImport = (id: Uuid): Promise<ImportPage> =>
  narrowed<ImportPage>(client.GET('/api/imports/{import_id}', of(id)))

export const getImportProfiles = (): Promise<readonly ImportProfile[]> =>
  narrowed<readonly ImportProfile[]>(client.GET('/api/imports/profiles'))

export interface FaultsWanted {
  readonly id: Uuid
  readonly sheet: string
  readonly bad: boolean
  readonly page: number
}

export const getFaults = ({ id, ...query }: FaultsWanted): Promise<FaultPage> =>
  narrowed<FaultPage>(
    client.GET('/api/imports/{import_id}/faults', { params: { path: { import_id: id }, query } }),
  )

export const postImport = (file: File): Promise<ImportPage> =>
  narrowed<ImportPage>(
    client.POST('/api/imports', {
      params: { query: { name: file.name.slice(-120) } },
      body: file as unknown as string,
      bodySerializer: (body) => body,
      headers: { 'Content-Type': XLSX },
    }),
  )

export const putImportOptions = (id: Uuid, options: ImportOptions, keepAs: string): Promise<ImportPage> =>
  narrowed<ImportPage>(
    client.PUT('/api/imports/{import_id}/options', {
      ...of(id),
      body: { ...options, datum: options.datum as '', keep_as: keepAs },
    }),
  )

export const postImportStart = (id: Uuid, choice: ImportChoice): Promise<ImportPage> =>
  narrowed<ImportPage>(client.POST('/api/imports/{import_id}/start', { ...of(id), body: { choice } }))

export const deleteImport = (id: Uuid): Promise<ImportPage> =>
  narrowed<ImportPage>(client.DELETE('/api/imports/{import_id}', of(id)))

/** First passwords of new accounts: given out once. */
export const postImportPasswords = (id: Uuid): Promise<Blob> =>
  answer<unknown>(
    client.POST('/api/imports/{import_id}/passwords', { ...of(id), parseAs: 'blob' }),
  ) as Promise<Blob>
