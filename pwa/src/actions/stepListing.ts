/** The other place accepts, or the double listing ends. */
export { postListingStep as stepListing } from '@/net/register'
