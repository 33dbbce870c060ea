import { useState } from 'react';
import type { Exchange, ExchangeSummary } from '../model.ts';
import { exchangeName, words } from '../words.ts';
import { fetchExchange, sentenceOf } from './api.ts';
import { timeText } from './time.ts';

type TrafficProps = { readonly exchanges: readonly ExchangeSummary[]; readonly personName: string | undefined };

/** Each request between the platforms and Akari, the newest on top. */
export const TrafficPanel = ({ exchanges, personName }: TrafficProps) => {
  const [onlyPerson, setOnlyPerson] = useState(false);
  const filtered =
    onlyPerson && personName !== undefined ? exchanges.filter((e) => e.personName === personName) : exchanges;
  return (
    <aside id="traffic" className="traffic" aria-labelledby="traffic-title">
      <div className="traffic-head">
        <h2 id="traffic-title">{words.traffic}</h2>
        <p>{words.trafficHelp}</p>
        {personName !== undefined && (
          <label className="check">
            <input type="checkbox" checked={onlyPerson} onChange={({ target }) => setOnlyPerson(target.checked)} />
            {words.onlyThisPerson}
          </label>
        )}
      </div>
      {filtered.length === 0 && <p className="traffic-empty">{words.noTraffic}</p>}
      <ul>
        {filtered
          .toSorted((a, b) => b.id - a.id)
          .map((exchange) => (
            <li key={exchange.id}>
              <Row exchange={exchange} />
            </li>
          ))}
      </ul>
    </aside>
  );
};

const Row = ({ exchange }: { readonly exchange: ExchangeSummary }) => {
  const [full, setFull] = useState<Exchange | string>();
  const toBot = exchange.direction === 'to-bot';
  const load = (open: boolean): void => {
    if (open && full === undefined) fetchExchange(exchange.id).then(setFull, (error) => setFull(sentenceOf(error)));
  };
  return (
    <details className="exchange" onToggle={({ currentTarget }) => load(currentTarget.open)}>
      <summary>
        <span className="exchange-line">
          <span className="exchange-way" data-way={exchange.direction}>
            <span aria-hidden="true">{toBot ? '→' : '←'}</span> {toBot ? words.toBot : words.fromBot}
          </span>{' '}
          <span className="exchange-name">{exchangeName(exchange.title)}</span>
        </span>{' '}
        <span className="exchange-line">
          <span className="clamped">
            {timeText(exchange.at)} {words[exchange.place]} {exchange.personName}
          </span>{' '}
          <span className="exchange-result">
            <span className="exchange-status" data-ok={exchange.ok}>
              {!exchange.ok && words.refused} {exchange.status === 0 ? words.noAnswer : exchange.status}
            </span>{' '}
            {exchange.ms} ms
          </span>
        </span>{' '}
        <span className="exchange-title">{exchange.title}</span>
      </summary>
      <div className="exchange-body">
        <code>{exchange.endpoint}</code>
        {full === undefined && <p>{words.loading}</p>}
        {typeof full === 'string' && <p>{full}</p>}
        {typeof full === 'object' && (
          <>
            <Json label={words.request} value={full.request} />
            <Json label={words.response} value={full.response} />
          </>
        )}
      </div>
    </details>
  );
};

const Json = ({ label, value }: { readonly label: string; readonly value: unknown }) => (
  <section aria-label={label}>
    <h3>{label}</h3>
    {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
    <pre tabIndex={0}>{typeof value === 'string' ? value : JSON.stringify(value, undefined, 2)}</pre>
  </section>
);
