/** Have a proposed document computed for everybody within reach; nothing of it is kept. */
export { postCountyPreview as computeCounty } from '@/net/policies'
