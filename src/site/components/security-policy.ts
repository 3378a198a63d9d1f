/**
 * The Content Security Policy of a page (CSP Level 3, www.w3.org/TR/CSP3). Nothing is inline and nothing comes from
 * another origin; only the search compiles WebAssembly, for its index.
 */
export function securityPolicy(runsSearch: boolean): string {
  const self = "'self'";
  const directives: Record<string, string> = {
    'default-src': "'none'",
    'img-src': `${self} data:`,
    'font-src': self,
    'style-src': self,
    'script-src': runsSearch ? `${self} 'wasm-unsafe-eval'` : self,
    'connect-src': self,
    'worker-src': self,
    'manifest-src': self,
    'form-action': self,
    'base-uri': "'none'",
  };
  return Object.entries(directives)
    .map(([name, sources]) => `${name} ${sources}`)
    .join('; ');
}
