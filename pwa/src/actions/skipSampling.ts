import { stopBurst } from '@/device/position'

/** End the running burst with what it has: nobody waits at a door for a satellite. */
export const skipSampling = (): void => stopBurst()
