import { site } from '../../site-store.ts';

/** The register as what a browser narrows down; it fetches this when it is first asked something. */
export function GET(): Response {
  return Response.json(site().registerList());
}
