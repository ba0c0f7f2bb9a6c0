/** A doctor's name under somebody's supplementary sheet. */
export { postSupplementSignature as signSupplement } from '@/net/register'
