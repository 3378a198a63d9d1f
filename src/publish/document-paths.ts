/** Where the site has the OSCAL catalog of a framework. */
export function catalogPath(framework: string): string {
  return `api/oscal/catalogs/${framework}.json`;
}
