/** Files from Excel, and how far the server is with them. */

import { type MaybeRefOrGetter, onScopeDispose, toValue, watch } from 'vue'
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

const EVERY_MS = 1000

export const useImports = (): Answer<readonly ImportRow[]> => useAnswer(null, getImports)
export const useImportProfiles = (): Answer<readonly ImportProfile[]> => useAnswer(null, getImportProfiles)

/** One import; asked again every second while the server works on it. */
export function useImport(id: MaybeRefOrGetter<Uuid>): Answer<ImportPage> {
  const asked = useAnswer(() => toValue(id), getImport)
  let timer: ReturnType<typeof setTimeout> | undefined
  const again = () => {
    clearTimeout(timer)
    const { value } = asked.data
    if (value && isBusy(value)) timer = setTimeout(() => void asked.reload(), EVERY_MS)
  }
  watch([asked.data, asked.error], again)
  onScopeDispose(() => clearTimeout(timer))
  return asked
}

export const useFaults = (wanted: MaybeRefOrGetter<FaultsWanted>): Answer<FaultPage> =>
  useAnswer(() => toValue(wanted), getFaults)

export const TEMPLATE_URL = '/api/imports/template'
export const reportUrl = (id: Uuid, format: 'xlsx' | 'csv'): string =>
  `/api/imports/${encodeURIComponent(id)}/report?format=${format}`
