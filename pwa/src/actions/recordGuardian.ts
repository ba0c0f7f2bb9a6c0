/** Write down who looks after somebody from a day on. */
export { postGuardian as recordGuardian } from '@/net/register'
