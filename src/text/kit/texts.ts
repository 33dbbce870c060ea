/** The messages of a 強化月間 that need only a name or a link put in: 政治・論理・心理 in turn, a few minutes each. */
export const kitIds = ['top', 'how-to', 'recognition', 'voice', 'closing'] as const;
export type KitId = (typeof kitIds)[number];

export type KitText = {
  /** In the list one chooses from. */
  readonly name: string;
  readonly title: string;
  readonly body: string;
  /** The place in the body that is to be filled in before it can go out. */
  readonly gap?: string;
  readonly challenge: string;
};

export type KitTexts = { readonly [id in KitId]: KitText };
