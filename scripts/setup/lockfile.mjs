// Reading package-lock.json (lockfileVersion 3): pure functions over parsed JSON.

/**
 * @typedef {Record<string, string>} Specs
 * @typedef {{ version?: string, integrity?: string, optional?: boolean, bin?: Specs, dependencies?: Specs,
 *   devDependencies?: Specs, peerDependencies?: Specs, peerDependenciesMeta?: Record<string, { optional?: boolean }>,
 *   optionalDependencies?: Specs }} Entry
 * @typedef {{ packages?: Record<string, Entry> }} Lock
 */

const groups = /** @type {const} */ (['dependencies', 'devDependencies', 'optionalDependencies', 'peerDependencies']);

/**
 * Where package.json and the lock's own copy of it ask for different things, one sentence each.
 * @param {Entry} manifest @param {Lock} lock @returns {string[]}
 */
export const disagreements = (manifest, lock) => {
  const locked = lock.packages?.[''] ?? {};
  return groups.flatMap((group) => {
    const [wanted, known] = [manifest[group] ?? {}, locked[group] ?? {}];
    const names = [...new Set([...Object.keys(wanted), ...Object.keys(known)])].sort();
    return names
      .filter((name) => wanted[name] !== known[name])
      .map(
        (name) =>
          `${name} (${group}): package.json has ${wanted[name] ?? 'no such entry'}, the lock has ${known[name] ?? 'none'}`,
      );
  });
};

/**
 * The packages over which `npm ci` refused, if they are all optional (bindings of other platforms, which the lock was
 * written without, and what only those need); undefined for any other refusal.
 * @param {string} output what npm printed @param {Lock} lock @returns {string[] | undefined}
 */
export const onlyOptionalMissing = (output, lock) => {
  const complaints = [...output.matchAll(/^npm (?:error|ERR!) +(Missing|Invalid): (.+)$/gm)];
  if (!/^npm (?:error|ERR!) code EUSAGE$/m.test(output) || complaints.length === 0) return undefined;
  const required = unmetRequirements(lock);
  const missing = complaints.map(([, kind, subject = '']) =>
    kind === 'Missing' ? /^(@?[^@\s]+)@\S* from lock file$/.exec(subject)?.[1] : undefined,
  );
  return missing.every((name) => name !== undefined && !required.has(name))
    ? missing.flatMap((name) => name ?? [])
    : undefined;
};

/** Names that some locked package can't do without and that the lock doesn't hold. @param {Lock} lock */
const unmetRequirements = (lock) => {
  const packages = lock.packages ?? {};
  const unmet = new Set();
  for (const [path, entry] of Object.entries(packages)) {
    const peers = Object.keys(entry.peerDependencies ?? {}).filter(
      (name) => !entry.peerDependenciesMeta?.[name]?.optional,
    );
    const names = [...Object.keys({ ...entry.dependencies, ...(path === '' && entry.devDependencies) }), ...peers];
    for (const name of names) {
      if (!entry.optionalDependencies?.[name] && !isFound(packages, path, name)) unmet.add(name);
    }
  }
  return unmet;
};

/** Node's look-up: in the package's own node_modules, then in each folder above. */
const isFound = (/** @type {object} */ packages, /** @type {string} */ path, /** @type {string} */ name) => {
  for (let folder = path; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
    if (`${folder}/node_modules/${name}`.replace(/^\//, '') in packages) return true;
    if (folder === '') return false;
  }
};

/**
 * What was installed without being pinned by the lock, although something needs it.
 * @param {Lock} installed node_modules/.package-lock.json @param {Lock} lock @returns {string[]}
 */
export const unpinned = (installed, lock) =>
  Object.entries(installed.packages ?? {})
    .filter(([path, entry]) => {
      const pin = lock.packages?.[path];
      return pin ? pin.version !== entry.version || pin.integrity !== entry.integrity : !entry.optional;
    })
    .map(([path, entry]) => `${path} ${entry.version ?? ''}`.trim());

/**
 * The path, below the root, of the JavaScript file behind a command of an installed package.
 * @param {Lock} lock @param {string} command @returns {string | undefined}
 */
export const binOf = (lock, command) => {
  for (const [path, entry] of Object.entries(lock.packages ?? {})) {
    const isTopLevel = path !== '' && path.lastIndexOf('node_modules/') === 0;
    if (isTopLevel && entry.bin?.[command]) return `${path}/${entry.bin[command]}`;
  }
  return undefined;
};
