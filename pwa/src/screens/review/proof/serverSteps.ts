/** Words for the server's numbered checks. */

import { t } from '@/locales'

const STEPS = [
  'envelope',
  'device',
  'signature',
  'shape',
  'identity',
  'chain',
  'beacons',
  'evidence',
  'log',
] as const

export function serverStepWords(name: string): string {
  const known = STEPS.find((one) => one === name)
  return known ? t(`review.proof.serverStep.${known}`) : name
}
