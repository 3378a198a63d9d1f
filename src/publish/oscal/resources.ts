import type { JudgedEvidence } from '../../assess/evidence.ts';
import type { Framework } from '../../validate/frameworks.ts';
import { catalogPath } from '../document-paths.ts';
import { plainAddress, siteAddress } from '../export-source.ts';
import type { OscalDraft } from './draft.ts';
import { ownProps, some } from './props.ts';

/** The reference to a framework: the catalog that the registry exports, and the official text. */
export function catalogResource(draft: OscalDraft, { id, data }: Framework): string {
  return draft.resource(['frameworks', id], () => {
    const exported = siteAddress(catalogPath(id), draft.source);
    return {
      title: data.title,
      props: ownProps({ framework: id }),
      rlinks: some([
        ...(exported === undefined ? [] : [{ href: exported, 'media-type': 'application/json' }]),
        ...(data.url === undefined ? [] : [{ href: plainAddress(data.url) }]),
      ]),
    };
  });
}

/** The reference to the artefact of an item of evidence, with the hash that pins it; shared, it is the same in every system. */
export function artefactResource(draft: OscalDraft, system: string, { use }: JudgedEvidence): string {
  const { data, id } = use;
  return draft.resource(use.shared ? ['artefacts', id] : ['systems', system, 'artefacts', id], () => {
    const href = data.file === undefined ? data.href && plainAddress(data.href) : data.file;
    const hashes = data.sha256 === undefined ? {} : { hashes: [{ algorithm: 'SHA-256', value: data.sha256 }] };
    return {
      title: data.title ?? id,
      description:
        data.file === undefined
          ? undefined
          : 'The path is below the content folder of the registry, which does not publish the file.',
      props: ownProps({ evidence: id, kind: data.kind }),
      rlinks: href === undefined ? undefined : [{ href, ...hashes }],
    };
  });
}
