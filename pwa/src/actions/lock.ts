import { lockVault } from '@/store/vault'

/** Lock now; work being saved is finished first, and nothing is lost. */
export const lock = (): void => lockVault()
