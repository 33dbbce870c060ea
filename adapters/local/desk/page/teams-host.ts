import { HostConfig } from 'adaptivecards';

const colours = (usual: string, subtle: string) => ({ default: usual, subtle });

/** How Teams lays out a card, light theme; the colours keep 4.5:1 on white. */
export const hostConfig = new HostConfig({
  fontFamily: 'inherit',
  supportsInteractivity: true,
  fontSizes: { small: 12, default: 14, medium: 14, large: 18, extraLarge: 24 },
  fontWeights: { lighter: 400, default: 400, bolder: 600 },
  lineHeights: { small: 18, default: 22, medium: 22, large: 26, extraLarge: 32 },
  spacing: { small: 8, default: 12, medium: 16, large: 20, extraLarge: 24, padding: 16 },
  separator: { lineThickness: 1, lineColor: '#e0e0e0' },
  imageSizes: { small: 32, medium: 52, large: 100 },
  containerStyles: {
    default: {
      backgroundColor: '#ffffff',
      foregroundColors: {
        default: colours('#242424', '#5c5c5c'),
        accent: colours('#4f52b2', '#4f52b2'),
        attention: colours('#b10e1c', '#b10e1c'),
        good: colours('#0e700e', '#0e700e'),
        warning: colours('#8a5300', '#8a5300'),
      },
    },
    emphasis: {
      backgroundColor: '#f5f5f5',
      foregroundColors: { default: colours('#242424', '#5c5c5c') },
    },
  },
  actions: {
    maxActions: 6,
    spacing: 'default',
    // The space between them is the style sheet's: the library's own does not wrap.
    buttonSpacing: 0,
    actionsOrientation: 'horizontal',
    actionAlignment: 'left',
    showCard: { actionMode: 'inline', inlineTopMargin: 12 },
  },
  textBlock: { headingLevel: 3 },
  factSet: {
    title: { weight: 'bolder', wrap: true, maxWidth: 260 },
    value: { wrap: true },
    spacing: 12,
  },
  inputs: {
    label: { inputSpacing: 'small', requiredInputs: { suffix: ' *' }, optionalInputs: {} },
    errorMessage: { color: 'attention', size: 'small', spacing: 'small' },
  },
});
