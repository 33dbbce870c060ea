/** The messages of a 強化月間 that need only a name or a link put in: 政治・論理・心理 in turn, a few minutes each. */
export const kitIds = ['top', 'how-to', 'recognition', 'voice', 'closing'] as const;
export type KitId = (typeof kitIds)[number];

export type KitText = {
  /** In the list one chooses from. */
  readonly name: string;
  readonly title: string;
  /** What it is about, in one line of a month's plan; whatever the week. */
  readonly theme: string;
  readonly body: string;
  /** The place in the body that is to be filled in before it can go out. */
  readonly gap?: string;
  /** What is asked for to fill it in: one thing takes its place, several become a list there. */
  readonly asks?: readonly Ask[];
  /** Who speaks has to be named. */
  readonly isSigned?: true;
  /** Under fields of the form, where this text asks for something of its own. */
  readonly hints?: { readonly [field in 'from' | 'picture' | 'label1']?: string };
  readonly challenge: string;
};

/** `hint`: an example. */
export type Ask = { readonly id: AskId; readonly label: string; readonly hint: string };

export const askIds = ['words', 'where', 'stopped', 'changed', 'better', 'same', 'begins'] as const;
export type AskId = (typeof askIds)[number];

export type KitTexts = { readonly [id in KitId]: KitText };
