import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { packPath } from '../publish/audit-pack/pack-path.ts';
import type { SiteModel } from '../publish/site-model.ts';
import { packZip } from './pack-zip.ts';

/**
 * The same model, which puts what verifies a system’s approval without Countersign beside its page when that page is
 * asked for: the pack shows the page again, and making it a second time would take as long as the first.
 */
export function writingPacks(model: SiteModel, folder: string): SiteModel {
  return {
    ...model,
    system: (id) => {
      const page = model.system(id);
      const file = join(folder, packPath(id));
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, packZip(model.auditPack(page), { system: id, day: model.snapshot.asOf }, { isStored: true }));
      return page;
    },
  };
}
