import { troubles } from '../simulated/trouble.ts';
import type { Numbers, PlatformNumbers } from './numbers.ts';

/** What is said of the numbers, on the page and in the terminal. */
const troubleWords: { readonly [trouble in (typeof troubles)[number]]: string } = {
  throttled: '429（届かない）',
  'http-500': '500（届かない）',
  'http-503': '503（届かない）',
  'http-500-sent': '500（届いている）',
  'timeout-lost': '返事なし（届かない）',
  'timeout-sent': '返事なし（届いている）',
  'reset-lost': '切断（届かない）',
  'reset-sent': '切断（届いている）',
  'not-installed': 'アプリなし',
  gone: '退職',
  'too-large': '大きすぎる',
};

/** One line for the terminal. */
export const lineOf = ({ slack, teams }: Numbers): string =>
  [`Slack ${platformLine(slack)}`, `Teams ${platformLine(teams)}`].join(' ｜ ');

const platformLine = (numbers: PlatformNumbers): string =>
  `表示 ${numbers.seen}、二重 ${numbers.twice}、いま毎秒 ${numbers.perSecond.toFixed(1)}通（上限${numbers.limit}、最大${numbers.mostInOneSecond}）、超過 ${numbers.refused}`;

const row = (label: string, of: (numbers: PlatformNumbers) => string | number, { slack, teams }: Numbers): string =>
  `<tr><th scope="row">${label}</th><td>${of(slack)}</td><td>${of(teams)}</td></tr>`;

/** Only what befell somebody. */
const troubleRow = (name: (typeof troubles)[number], numbers: Numbers): string =>
  numbers.slack.troubled[name] || numbers.teams.troubled[name]
    ? row(`不調：${troubleWords[name]}`, ({ troubled }) => troubled[name] ?? 0, numbers)
    : '';

const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** The numbers anew every two seconds, in place, so that nobody loses their place on the page. */
const LIVE = `setInterval(async () => {
  const fresh = new DOMParser().parseFromString(await (await fetch(location)).text(), 'text/html');
  document.querySelector('main').replaceChildren(...fresh.querySelector('main').childNodes);
}, 2000);`;

/** The page that shows them. */
export const pageOf = (numbers: Numbers): string => `<!doctype html>
<html lang="ja">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>リハーサルの数字</title>
<style>
body { max-width: 48rem; margin: 0 auto; padding: 1.5rem 1rem; font: 1rem/1.6 "Noto Sans JP", "Noto Sans CJK JP", "Hiragino Sans", system-ui, sans-serif; color: #1c2430; }
h1 { font-size: 1.25rem; margin: 0; }
p { margin: 0.25rem 0 1rem; color: #4a5361; }
a { display: inline-block; }
.wide { overflow-x: auto; }
table { width: 100%; border-collapse: collapse; margin: 0 0 1.5rem; }
caption { text-align: left; font-weight: 700; padding-bottom: 0.25rem; }
th, td { padding: 0.4rem 0.6rem; border-bottom: 1px solid #dfe3e8; text-align: right; font-variant-numeric: tabular-nums; }
th:first-child { width: 60%; text-align: left; font-weight: 400; overflow-wrap: anywhere; }
thead th { font-weight: 700; }
</style>
</head>
<body>
<main>
<h1>リハーサルの数字</h1>
<p>Slack役とTeams役が数えた、人に見えるメッセージです。不調は、わざと起こしたものです。Slack役は、短いあいだなら上限を少し超えても受け取ります。<a href="/desk">デスクを開く</a></p>
<div class="wide"><table>
<caption>場所ごと</caption>
<thead><tr><td></td><th scope="col">Slack</th><th scope="col">Teams</th></tr></thead>
<tbody>
${row('見えているメッセージ', ({ seen }) => seen, numbers)}
${row('同じものが2通見える人', ({ twice }) => twice, numbers)}
${row('書き換え', ({ edits }) => edits, numbers)}
${row('いまの速さ（毎秒）', ({ perSecond }) => perSecond.toFixed(1), numbers)}
${row('1秒の最大', ({ mostInOneSecond }) => mostInOneSecond, numbers)}
${row('上限（毎秒）', ({ limit }) => limit, numbers)}
${row('上限を超えて断った数', ({ refused }) => refused, numbers)}
${troubles.map((name) => troubleRow(name, numbers)).join('')}
</tbody>
</table></div>
<div class="wide"><table>
<caption>メッセージごと（見えている人）</caption>
<thead><tr><td></td><th scope="col">Slack</th><th scope="col">Teams</th><th scope="col">2通</th></tr></thead>
<tbody>
${numbers.messages
  .map(
    ({ delivery, slack, teams, twice }) =>
      `<tr><th scope="row">${escaped(delivery)}</th><td>${slack}</td><td>${teams}</td><td>${twice}</td></tr>`,
  )
  .join('\n')}
</tbody>
</table></div>
</main>
<script>${LIVE}</script>
</body>
</html>
`;
