/** The one kind of error a person is meant to read; the same shape whether the server or the phone says no. */

import type { Reason, Words } from './custody'
import { COMMON_REFUSALS, type Said } from './refusals'

export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly code: string
  readonly words: Words
  readonly help: Words
  readonly details: Readonly<Record<string, unknown>>
  /** HTTP status when the server said it. */
  readonly status: number | null

  constructor(reason: Reason, details: Record<string, unknown> = {}, status: number | null = null) {
    super(`${reason.code}: ${reason.message.en}`)
    this.code = reason.code
    this.words = reason.message
    this.help = reason.help
    this.details = details
    this.status = status
  }

  /** The part that is kept with a record and shown later. */
  get reason(): Reason {
    return { code: this.code, message: this.words, help: this.help }
  }
}

/** Makes the refusals of a catalogue. */
export const refuseFrom =
  <Code extends string>(catalogue: Readonly<Record<Code, Said>>) =>
  (code: Code, details: Record<string, unknown> = {}): Refusal =>
    new Refusal({ code, ...catalogue[code] }, details)

/** A refusal the phone itself makes, anywhere; those of a visit are made by `door`. */
export const refuse = refuseFrom(COMMON_REFUSALS)

/** A database wraps what the browser said; the browser's own word is one or two layers down. */
function isFull(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const { inner } = error as { inner?: unknown }
  return error.name === 'QuotaExceededError' || isFull(inner)
}

/** Anything caught, as something that can be shown. */
export function asRefusal(error: unknown): Refusal {
  if (error instanceof Refusal) return error
  if (isFull(error)) return refuse('storage.full')
  return refuse('app.unexpected', {
    cause: error instanceof Error ? `${error.name}: ${error.message}` : String(error),
  })
}
