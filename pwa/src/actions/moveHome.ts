/** Somebody lives elsewhere now, or the address is put right. */
export { postHome as moveHome } from '@/net/register'
