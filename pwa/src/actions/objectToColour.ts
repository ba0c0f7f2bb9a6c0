/** The person asks why they have their colour, or objects to it. */
export { postObjection as objectToColour } from '@/net/register'
