/** The facets of the search, in the order in which they are offered; also their names in the address. */
export const FACETS = ['kind', 'tier', 'status', 'team', 'owner', 'framework', 'data class'] as const;
export type Facet = (typeof FACETS)[number];
