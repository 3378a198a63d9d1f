/** Where the site has the pack of a system, below its top. */
export function packPath(system: string): string {
  return `systems/${system}/audit-pack-${system}.zip`;
}
