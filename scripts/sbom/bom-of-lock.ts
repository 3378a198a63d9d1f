import { uuidV5 } from '../../src/publish/uuid.ts';

/** A package as package-lock.json (version 3) has it, by where it is installed. */
export interface LockedPackage {
  readonly name?: string;
  readonly version?: string;
  readonly license?: string;
  /** Subresource integrity: `sha512-` and base64. */
  readonly integrity?: string;
  readonly dev?: boolean;
  readonly optional?: boolean;
  readonly devOptional?: boolean;
  readonly hasInstallScript?: boolean;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
}

export interface Lock {
  readonly packages: Readonly<Record<string, LockedPackage>>;
}

/** Chosen once, at random: the namespace of the serial numbers. */
const SBOM = '68d3cab7-99ea-46a6-9ccf-2b0619cf35aa';
const SCOPES = ['required', 'optional', 'excluded'] as const;
type Scope = (typeof SCOPES)[number];

/**
 * What the program consists of, from its lock: a CycloneDX 1.6 bill of materials (ECMA-424) without a time in it, so that
 * the same lock gives the same one. A package that only development needs is `excluded`.
 */
export function bomOfLock({ packages }: Lock): object {
  const { name = '', version = '', license = '' } = packages[''] ?? {};
  const installed = Object.entries(packages).filter(([path]) => path !== '');
  const byRef = Map.groupBy(installed, ([path, locked]) => refOf(path, locked));
  const refs = [...byRef.keys()].sort();
  const root = `${name}@${version}`;
  const content = {
    version: 1,
    metadata: {
      component: { type: 'application', 'bom-ref': root, name, version, licenses: [{ expression: license }] },
    },
    components: refs.map((ref) => componentOf(ref, byRef.get(ref) ?? [])),
    dependencies: [
      { ref: root, dependsOn: dependsOn([['', packages[''] ?? {}]], packages) },
      ...refs.map((ref) => ({ ref, dependsOn: dependsOn(byRef.get(ref) ?? [], packages) })),
    ],
  };
  return {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    serialNumber: `urn:uuid:${uuidV5(JSON.stringify(content), SBOM)}`,
    ...content,
  };
}

type Installed = readonly [path: string, locked: LockedPackage];

/** One component for all places at which a version of a package is installed. */
function componentOf(ref: string, places: readonly Installed[]): object {
  const [[path, locked] = ['', {}]] = places;
  const name = nameOf(path);
  const [scope] = places.map(([, place]) => scopeOf(place)).sort((a, b) => SCOPES.indexOf(a) - SCOPES.indexOf(b));
  const [group, own] = name.startsWith('@') ? name.split('/') : [undefined, name];
  return {
    type: 'library',
    'bom-ref': ref,
    group,
    name: own,
    version: locked.version,
    scope,
    hashes: hashesOf(locked),
    licenses: locked.license === undefined ? undefined : [{ expression: locked.license }],
    purl: ref,
  };
}

function scopeOf({ dev, optional, devOptional }: LockedPackage): Scope {
  if (dev === true) return 'excluded';
  return optional === true || devOptional === true ? 'optional' : 'required';
}

function hashesOf({ integrity = '' }: LockedPackage): object[] | undefined {
  const [, base64] = /^sha512-(\S+)$/.exec(integrity) ?? [];
  return base64 === undefined
    ? undefined
    : [{ alg: 'SHA-512', content: Buffer.from(base64, 'base64').toString('hex') }];
}

/** The packages that are loaded where these ask for what they depend on. */
function dependsOn(places: readonly Installed[], packages: Lock['packages']): string[] {
  const refs = places.flatMap(([path, locked]) => {
    const { dependencies, optionalDependencies, devDependencies, peerDependencies } = locked;
    const names = Object.keys({ ...peerDependencies, ...devDependencies, ...optionalDependencies, ...dependencies });
    return names.flatMap((name) => {
      const found = loadedFrom(path, name, packages);
      return found === undefined ? [] : [refOf(...found)];
    });
  });
  return [...new Set(refs)].sort();
}

/** Node looks in the `node_modules` of the package, then of each folder above it; what is optional may be nowhere. */
function loadedFrom(path: string, name: string, packages: Lock['packages']): Installed | undefined {
  const place = `${path === '' ? '' : `${path}/`}node_modules/${name}`;
  const found = packages[place];
  if (found !== undefined) return [place, found];
  if (path === '') return undefined;
  return loadedFrom(path.slice(0, Math.max(0, path.lastIndexOf('/node_modules/'))), name, packages);
}

/** Also its package URL (purl-spec, type npm). */
function refOf(path: string, { version = '' }: LockedPackage): string {
  return `pkg:npm/${nameOf(path).replace('@', '%40')}@${version}`;
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
}
