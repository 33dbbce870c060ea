import { type App, Tags, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import type { StageConfig } from './config.ts';
import { createService, type Service } from './service-stack.ts';
import { createState, type State } from './state-stack.ts';

/** Both stacks of one stage, in one region; every finding of AWS's own rules stops the synthesis. */
export const createAkari = (
  app: App,
  config: StageConfig,
  assets: string,
): { readonly state: State; readonly service: Service } => {
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  Tags.of(app).add('application', 'akari');
  Tags.of(app).add('stage', config.stage);
  const state = createState(app, config);
  return { state, service: createService(app, config, assets, state) };
};
