/** Answers in words, for reading. An answer this definition does not know is shown as it is, never hidden. */

import type { Words } from '../custody'
import type { Answer, Cell, Column, Question, Row } from './definition'

const THOUSAND = 1000
const plain = (text: string): Words => ({ zh: text, en: text })

const joined = (parts: readonly Words[], zh: string, en: string): Words => ({
  zh: parts.map((one) => one.zh).join(zh),
  en: parts.map((one) => one.en).join(en),
})

function cellWords(column: Column, cell: Cell): Words {
  if (column.type === 'one') return column.options?.find(({ value }) => value === cell) ?? plain(String(cell))
  if (column.thousandths && typeof cell === 'number') return plain(`${cell / THOUSAND} ${column.thousandths}`)
  return plain(String(cell))
}

/** A row of a table in one line: "奥氮平 每日 1 10 mg" with the names of its columns where they are needed. */
export function rowWords(columns: readonly Column[], row: Row): Words {
  const cells = columns.flatMap((column) => {
    const cell = row[column.id]
    if (cell === undefined) return []
    const words = cellWords(column, cell)
    const named = column.type === 'number' && !column.thousandths
    return [named ? joined([column, words], ' ', ' ') : words]
  })
  return joined(cells, ' ', ' ')
}

/** An answer in words. */
export function answerWords(question: Question, answer: Answer): Words {
  if (typeof answer === 'string' || typeof answer === 'number') return cellWords(question, answer)
  if (answer.length === 0) return question.none ?? plain('—')
  const columns = question.columns ?? []
  const parts = answer.map((one) =>
    typeof one === 'string' ? cellWords({ ...question, type: 'one' }, one) : rowWords(columns, one),
  )
  return question.type === 'table' ? joined(parts, '；', '; ') : joined(parts, '、', ', ')
}

/** What a person typed as a number of whole or decimal units, in thousandths; null where it is none. */
export function inThousandths(text: string): number | null {
  const found = /^(\d{1,6})(?:[.．](\d{1,3}))?$/.exec(text.trim())
  if (!found) return null
  const [, whole = '0', part = ''] = found
  return Number(whole) * THOUSAND + Number(part.padEnd(3, '0'))
}
