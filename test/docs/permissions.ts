import { functionPermissions, type Permission, schedulePermissions } from '../../cdk/permissions.ts';

const code = (text: string): string => `\`${text}\``;

const rowsOf = ([who, permissions]: readonly [string, readonly Permission[]]): readonly string[] =>
  permissions.map(
    ({ on, actions, why, partitions }) =>
      `| ${code(who)} | ${code(on)}${partitionsOf(partitions)} | ${actions.map(code).join(', ')} | ${why} |`,
  );

const partitionsOf = (partitions: Permission['partitions']): string =>
  partitions === undefined ? '' : `, only ${partitions.map((partition) => code(`{org}#${partition}`)).join(', ')}`;

const table = (): string => {
  const all = [...Object.entries(functionPermissions), ['schedule', schedulePermissions] as const];
  return ['| Who | On | May | Why |', '|---|---|---|---|', ...all.flatMap(rowsOf)].join('\n');
};

const marks = /(<!-- permissions -->\n)[\s\S]*?(\n<!-- \/permissions -->)/;

/** The page with the table as the stacks grant it. */
export const withPermissions = (page: string): string => {
  if (!marks.test(page)) throw new Error('docs/permissions.md has lost its <!-- permissions --> marks');
  return page.replace(marks, (_, before: string, after: string) => `${before}${table()}${after}`);
};
