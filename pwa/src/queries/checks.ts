import { type Checks, getChecks } from '@/net/checks'
import { type Answer, useAnswer } from './answer'

export type { Check, Checks } from '@/net/checks'

export const useChecks = (): Answer<Checks> => useAnswer('checks', getChecks)
