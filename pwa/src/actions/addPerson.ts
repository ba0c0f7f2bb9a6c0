/** Put somebody on the register as reported: a clinician looks into it. */
export { postPerson as addPerson } from '@/net/register'
