import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../architecture/files.ts';
import { shapes, synthesise } from './stage.ts';

// Writes the templates of every shape of a deployment, for cfn-lint to look at: `node test/cdk/write-shapes.ts`.

const folder = join(root, '.akari/shapes');
mkdirSync(folder, { recursive: true });
for (const [shape, more] of Object.entries(shapes)) {
  const { state, service } = synthesise({ ...more });
  for (const [stack, template] of Object.entries({ state, service })) {
    const file = join(folder, `${shape.toLowerCase().replaceAll(' ', '-')}-${stack}.template.json`);
    writeFileSync(file, JSON.stringify(template.toJSON(), undefined, 1));
    process.stdout.write(`${file}\n`);
  }
}
