/** One thing to choose from: `label` says it, `hint` explains it, `badge` is a short mark such as a level. */
export interface Choice<T> {
  readonly value: T
  readonly label: string
  readonly hint?: string
  readonly badge?: string
}
