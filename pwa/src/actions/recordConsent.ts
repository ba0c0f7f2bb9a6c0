/** Write down what was agreed, declined or withdrawn. */
export { postConsent as recordConsent } from '@/net/register'
