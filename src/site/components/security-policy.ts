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
    ...(runsSearch ? { 'worker-src': self } : {}),
    'form-action': self,
    'base-uri': "'none'",
  };
  return Object.entries(directives)
    .map(([name, sources]) => `${name} ${sources}`)
    .join('; ');
}

/**
 * The same for a server to send, which can also say who may put a page into a frame: nobody. The thread of the search
 * is held to the policy that comes with its own file, so what lies below `/pagefind/` has that of the search.
 */
export function policyHeader(runsSearch: boolean): string {
  return `${securityPolicy(runsSearch)}; frame-ancestors 'none'`;
}

/** What a server says besides with every answer. */
export const HEADERS: Readonly<Record<string, string>> = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), display-capture=(), geolocation=(), microphone=()',
};

/** How long an answer may be kept: for good where its name changes with its content, else only until it was asked for again. */
export const CACHING = {
  hashed: 'public, max-age=31536000, immutable',
  other: 'no-cache',
} as const;
