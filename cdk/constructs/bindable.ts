import type { VariableName } from '../../adapters/lambda/env.ts';
import type { Permission, ResourceName } from '../permissions.ts';

/** Something a function is given: the variable that names it, and what permissions on it are written for. */
export type Bindable<Variable extends VariableName = VariableName> = {
  readonly variable: Variable;
  readonly value: string;
  readonly arns: Arns;
};

export type Arns = { readonly [Name in ResourceName]?: string };

/** The permissions that are about something in `arns`, each with the ARN it is for. */
export const grantsOn = (arns: Arns, permissions: readonly Permission[]) =>
  permissions.flatMap((permission) => {
    const arn = arns[permission.on];
    return arn === undefined ? [] : [{ ...permission, arn }];
  });
