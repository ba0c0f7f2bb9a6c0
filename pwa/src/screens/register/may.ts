import { useAccount } from '@/queries/account'

/** What the person signed in may do; the server says the last word. */
export function useMay(): (permission: string) => boolean {
  const { permissions } = useAccount()
  return (permission) => permission in permissions.value
}
