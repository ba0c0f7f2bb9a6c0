import { answer, client } from './client'
import type { components } from './schema'

export type Checks = components['schemas']['Checks']
export type Check = components['schemas']['Check']

/** What is checked, in the words of the checks. */
export const getChecks = (): Promise<Checks> => answer(client.GET('/api/checks'))
