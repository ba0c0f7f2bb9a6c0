/** Words for the server's numbered checks. */

import { t } from '@/locales'

const STEPS = ['device', 'signature', 'shape', 'chain', 'beacons', 'evidence'] as const

export function serverStepWords(name: string): string {
  const known = STEPS.find((one) => one === name)
  return known ? t(`review.proof.serverStep.${known}`) : name
}
