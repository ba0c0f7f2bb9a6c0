/** List somebody both where they live and where they are registered. */
export { postListing as listElsewhere } from '@/net/register'
