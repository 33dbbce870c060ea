/**
 * Every Block Kit limit the renderers keep, in characters or counts, from docs.slack.dev/reference/block-kit
 * and @slack/types. The renderers read limits from here only.
 */
export const limits = {
  /** A whole message as JSON in UTF-8: ours, far below where Slack and slow networks begin to complain. */
  messageBytes: 28_000,
  /** Top-level text is cut at 40,000 by Slack; 4,000 is its advice; less, so that the blocks have room. */
  fallbackText: 2000,
  escapedFallbackText: 4000,
  messageBlocks: 50,
  viewBlocks: 100,
  headerText: 150,
  sectionText: 3000,
  fieldText: 2000,
  fieldsPerSection: 10,
  /** Text objects end at 3,000. */
  contextText: 3000,
  /** Undocumented: kept to what a section may hold. */
  richText: 3000,
  elementsPerActions: 25,
  buttonText: 75,
  buttonValue: 2000,
  buttonUrl: 3000,
  actionId: 255,
  blockId: 255,
  optionsPerGroup: 100,
  groupsPerSelect: 100,
  groupLabel: 75,
  optionText: 75,
  /** 150 in the current pages, 75 in the SDK's comments. */
  optionValue: 75,
  placeholder: 150,
  inputLabel: 2000,
  inputHint: 2000,
  inputMaxLength: 3000,
  imageUrl: 3000,
  imageAlt: 2000,
  /** Ours: Slack names no size. It fetches the picture while the sender waits and refuses the message when it cannot. */
  imageBytes: 2 * 1024 * 1024,
  viewTitle: 24,
  viewSubmit: 24,
  privateMetadata: 3000,
  /** Rows include the heading row. */
  tableRows: 100,
  tableColumns: 20,
  tableCharacters: 10_000,
  /** Ours: a table may take this much of the message before it is written as text. */
  tableBytes: 14_000,
  tablesPerMessage: 1,
  chartsPerMessage: 2,
  chartTitle: 50,
  chartLabel: 20,
  chartPoints: 20,
  /** 6 on Slack's page; a later third-party note says 12. */
  chartSeries: 6,
} as const;
