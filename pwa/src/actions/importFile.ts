import type { ImportChoice, ImportOptions, ImportPage } from '@/domain/importing'
import type { Uuid } from '@/domain/types'
import {
  deleteImport,
  postImport,
  postImportPasswords,
  postImportStart,
  putImportOptions,
} from '@/net/imports'

/** Send a workbook; the server checks it and writes nothing yet. */
export const importFile = (file: File): Promise<ImportPage> => postImport(file)

/** Say what the file's codes and coordinates mean; it is checked again. `keepAs` keeps that for the next file. */
export const settleImport = (id: Uuid, options: ImportOptions, keepAs = ''): Promise<ImportPage> =>
  putImportOptions(id, options, keepAs)

/** Have it written down: everything or nothing, or the good rows. */
export const startImport = (id: Uuid, choice: ImportChoice): Promise<ImportPage> =>
  postImportStart(id, choice)

/** Give the file up; the server destroys it. */
export const discardImport = (id: Uuid): Promise<ImportPage> => deleteImport(id)

/** Fetch the first passwords of new accounts; they are given out once. */
export const takePasswords = (id: Uuid): Promise<Blob> => postImportPasswords(id)
