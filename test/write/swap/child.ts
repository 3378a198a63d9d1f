// A process that builds, to be killed. Words: where to, what its pages say, when it dies, and `link` for a link.
//   a number    right before that file operation, counted from 1; it says `done` where there are fewer
//   `never`     builds the site over and over until somebody else kills it, and says how often it did
//   `times:N`   builds it N times, and says how often it did and how often another build was at work
import { LockedError } from '../../../src/write/publish-fault.ts';
import { build } from './site.ts';
import { onEveryStep } from './steps.ts';

const [out = '', text = '', when = '', mode] = process.argv.slice(2);
const asLink = mode === 'link';
const pages = 40;

if (when === 'never') {
  process.stdout.write('ready\n');
  for (let round = 1; ; round++) {
    await build(out, `${text}.${round}`, { pages, asLink });
    process.stdout.write(`${round}\n`);
  }
} else if (when.startsWith('times:')) {
  const said = { built: 0, locked: 0 };
  for (let round = 1; round <= Number(when.slice('times:'.length)); round++) {
    try {
      await build(out, `${text}.${round}`, { pages, asLink });
      said.built++;
    } catch (error) {
      if (!(error instanceof LockedError)) throw error;
      said.locked++;
    }
  }
  process.stdout.write(JSON.stringify(said));
} else {
  let step = 0;
  onEveryStep(() => {
    if (++step === Number(when)) process.kill(process.pid, 'SIGKILL');
  });
  await build(out, text, { asLink });
  process.stdout.write('done\n');
}
