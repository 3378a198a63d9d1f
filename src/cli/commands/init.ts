import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { initialFiles } from '../../edit/init.ts';
import { readContent } from '../../read/content.ts';
import { isEmptyFolder } from '../../read/folder.ts';
import { writeText } from '../../write/text.ts';
import { UsageError } from '../usage.ts';

const TEMPLATE = fileURLToPath(new URL('../../edit/template/', import.meta.url));
const FRAMEWORKS = fileURLToPath(new URL('../../../content/frameworks/', import.meta.url));

/** Writes a minimal valid content folder into DIR, which has to be empty or absent. */
export async function initCommand(folder: string): Promise<number> {
  if (!(await isEmptyFolder(folder)))
    throw new UsageError(
      `${folder} is not empty, and init would mix with what lies there.`,
      'Name a folder that is empty or does not exist yet.',
    );
  for (const { path, text } of initialFiles(readContent(TEMPLATE), readContent(FRAMEWORKS)))
    await writeText(join(folder, path), text);
  process.stdout.write(
    `A registry with one proposed system is in ${folder}. Judge it with: countersign check --content ${folder}\n`,
  );
  return 0;
}
