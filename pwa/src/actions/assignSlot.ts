/** Put a colleague's name to a responsibility. */
export { postSlot as assignSlot } from '@/net/register'
