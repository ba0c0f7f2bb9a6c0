/** What a policy document is, and says. Pure. */

import { isKey, t } from '@/locales'

export function kindWords(kind: string): string {
  const key = `policies.kind.${kind}`
  return isKey(key) ? t(key) : kind
}

export const hintOf = (kind: string): string => {
  const key = `policies.hint.${kind}`
  return isKey(key) ? t(key) : ''
}

/** The document as text to be read and changed. */
export const asText = (data: Readonly<Record<string, unknown>>): string => JSON.stringify(data, null, 2)

/** A text as a document; null where it is none. */
export function fromText(text: string): Record<string, unknown> | null {
  try {
    const read: unknown = JSON.parse(text)
    return typeof read === 'object' && read !== null && !Array.isArray(read)
      ? (read as Record<string, unknown>)
      : null
  } catch {
    return null
  }
}

/** Beginning of a next version: the one in force, under another name and from another day. */
export const nextVersion = (
  data: Readonly<Record<string, unknown>>,
  from: string,
): Record<string, unknown> => ({
  ...data,
  version: `${from.slice(0, 7)}-2`,
  valid_from: from,
  valid_to: null,
})
