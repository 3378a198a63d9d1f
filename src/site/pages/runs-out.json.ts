import { site } from '../site-store.ts';

/** What runs out first; a page fetches this once its snapshot is no longer valid. */
export function GET(): Response {
  return Response.json(site().runsOut());
}
