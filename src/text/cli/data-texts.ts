/** What the commands say that keep, bring back and forget data. */
export type DataTexts = {
  readonly progress: {
    readonly exporting: string;
    readonly checking: string;
    readonly restoring: string;
    readonly comparing: string;
  };
  readonly allOrFiles: string;
  readonly outNeedsAll: string;
  /** An earlier run was cut off. */
  readonly continued: string;
  readonly exportStopped: string;
  readonly changedMeanwhile: string;
  readonly exported: (items: number, file: string) => string;
  readonly isPersonal: string;

  readonly damaged: (file: string, line: number) => string;
  readonly tooNew: string;
  readonly otherOrganisation: (org: string) => string;
  readonly otherRestore: string;
  readonly notEmpty: string;
  readonly restoreStopped: string;
  readonly notThere: (items: number) => string;
  readonly restored: (items: number) => string;
  readonly keptAsTheyWere: (items: number) => string;
  readonly closedRound: (week: string) => string;

  readonly whom: string;
  readonly nobody: (id: string) => string;
  readonly needsYes: string;
  readonly askForget: string;
  readonly notForgotten: string;
  readonly forgotten: (id: string) => string;
  readonly forgetPlan: {
    readonly whom: (id: string, name: string | undefined) => string;
    readonly goes: string;
    readonly person: string;
    readonly role: (unit: string) => string;
    readonly messages: (count: number) => string;
    readonly acknowledgements: (count: number) => string;
    readonly campaigns: (count: number) => string;
    readonly overtime: string;
    readonly evenings: string;
    readonly oneOnOnes: string;
    readonly settings: (count: number) => string;
    readonly terms: (count: number) => string;
    readonly answers: (week: string) => string;
    readonly list: (name: string) => string;
    readonly replies: string;
    readonly decisions: (count: number) => string;
    readonly views: (count: number) => string;
    readonly stays: string;
    readonly kept: readonly string[];
    readonly mind: string;
    readonly elsewhere: readonly string[];
  };
};
