/** Write down how another system calls somebody. */
export { postExternal as nameElsewhere } from '@/net/register'
