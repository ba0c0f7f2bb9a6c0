/** Entries of the log: short texts that bind a statement's hash and signature to the moment it was received. */

import { type Bytes, utf8 } from './bytes'
import type { Hex, Ms, Uuid } from './types'

export interface StatementEntry {
  readonly received_at: Ms
  readonly statement: Hex
  readonly signature_sha256: Hex
  readonly device: Uuid
}

export const statementEntry = (entry: StatementEntry): Bytes =>
  utf8(
    `lianfang.entry/v1\nstatement\n${entry.received_at}\n${entry.statement}\n${entry.signature_sha256}\n${entry.device}\n`,
  )
