import { asOrgId } from '../../src/people/model.ts';

/** The one organisation of a local run. */
export const LOCAL_ORG = asOrgId('main');
