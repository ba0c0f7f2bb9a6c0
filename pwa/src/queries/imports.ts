/** Files from Excel, and how far the server is with them. */

import { type MaybeRefOrGetter, toValue } from 'vue'
import {
  type FaultPage,
  type ImportPage,
  type ImportProfile,
  type ImportRow,
  isBusy,
} from '@/domain/importing'
import type { Uuid } from '@/domain/types'
import { type FaultsWanted, getFaults, getImport, getImportProfiles, getImports } from '@/net/imports'
import { type Answer, useAnswer } from './answer'
import { whileBusy } from './busy'

export const useImports = (): Answer<readonly ImportRow[]> => useAnswer(null, getImports)
export const useImportProfiles = (): Answer<readonly ImportProfile[]> => useAnswer(null, getImportProfiles)

/** One import; asked again while the server works on it. */
export const useImport = (id: MaybeRefOrGetter<Uuid>): Answer<ImportPage> =>
  whileBusy(
    useAnswer(() => toValue(id), getImport),
    isBusy,
  )

export const useFaults = (wanted: MaybeRefOrGetter<FaultsWanted>): Answer<FaultPage> =>
  useAnswer(() => toValue(wanted), getFaults)

export const TEMPLATE_URL = '/api/imports/template'
export const reportUrl = (id: Uuid, format: 'xlsx' | 'csv'): string =>
  `/api/imports/${encodeURIComponent(id)}/report?format=${format}`
