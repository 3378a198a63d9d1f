import { packPath } from '../../publish/audit-pack/pack-path.ts';
import type { SiteModel } from '../../publish/site-model.ts';
import { packEntries } from '../pack-zip.ts';
import { storedZip } from '../stored-zip.ts';
import type { SiteFiles } from './site-files.ts';

/**
 * The same model, which puts what verifies a system’s approval without Countersign beside its page when that page is
 * asked for: the pack shows the page again, and making it a second time would take as long as the first.
 */
export function writingPacks(model: SiteModel, files: SiteFiles): SiteModel {
  return {
    ...model,
    system: (id) => {
      const page = model.system(id);
      const pack = model.auditPack(page);
      if (pack !== undefined) files.give(packPath(id), storedZip(packEntries(pack, id), model.snapshot.asOf).buffer);
      return page;
    },
  };
}
