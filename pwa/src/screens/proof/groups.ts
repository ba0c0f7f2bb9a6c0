/** Checks by the forgery an answer would speak of, in the order in which the checks come. */

import type { Check } from '@/queries/checks'

export interface Group {
  readonly pattern: string
  readonly words: Check['pattern_words']
  readonly checks: readonly Check[]
}

export function byPattern(checks: readonly Check[]): Group[] {
  const patterns = [...new Set(checks.map(({ pattern }) => pattern))]
  return patterns.flatMap((pattern) => {
    const same = checks.filter((one) => one.pattern === pattern)
    return same[0] ? [{ pattern, words: same[0].pattern_words, checks: same }] : []
  })
}
