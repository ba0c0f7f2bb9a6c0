/** Put right who somebody is. */
export { putIdentity as correctIdentity } from '@/net/register'
