/** Codes of the register with their words, as the server has them (`words.json` is made from it). */

import type { Words } from '../custody'
import words from './words.json'

const { actions: ACTIONS, ...LISTS } = words

export type CodeList = keyof typeof LISTS
export type CodeOf<L extends CodeList> = keyof (typeof LISTS)[L] & string
export type CaseList = CodeOf<'CaseList'>
export type Axis = CodeOf<'Axis'>

/** The words of a code. One this version does not know is shown as it is, never hidden. */
export function named(list: CodeList, code: string): Words {
  const known = LISTS[list] as Readonly<Record<string, Words>>
  return known[code] ?? { zh: code, en: code }
}

/** The codes of a list, in the server's order. */
export const codesOf = <L extends CodeList>(list: L): readonly CodeOf<L>[] =>
  Object.keys(LISTS[list]) as CodeOf<L>[]

/** What may be done about somebody on a list. */
export const actionsOf = (list: string): readonly string[] =>
  (ACTIONS as Readonly<Record<string, readonly string[]>>)[list] ?? []
