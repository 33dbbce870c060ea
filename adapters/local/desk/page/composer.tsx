import { type FormEvent, type KeyboardEvent, useRef, useState } from 'react';
import type { ConversationView } from '../model.ts';
import { words } from '../words.ts';
import { actInSlack, actInTeams } from './api.ts';
import type { Act } from './conversation.tsx';

/** The message box. In Slack its words can also go as the slash command. */
export const Composer = ({ view, act }: { readonly view: ConversationView; readonly act: Act }) => {
  const [text, setText] = useState('');
  const [busy, setBusy] = useState(false);
  const box = useRef<HTMLTextAreaElement>(null);
  const person = view.person.id;
  const send = async (how: 'write' | 'command'): Promise<void> => {
    if (busy || (how === 'write' && text.trim() === '')) return;
    const written = text.trim();
    setText('');
    setBusy(true);
    const run = () =>
      view.place === 'slack'
        ? actInSlack({ act: how, person, text: written })
        : actInTeams({ act: 'write', person, text: written });
    if (!(await act(run))) setText(written);
    setBusy(false);
    box.current?.focus();
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void send('write');
  };
  const keyed = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.nativeEvent.isComposing) submit(event);
  };
  return (
    <form className="composer" onSubmit={submit}>
      <label htmlFor="composer-text" className="hidden">
        {words.write(view.person.name)}
      </label>
      <textarea
        id="composer-text"
        ref={box}
        rows={2}
        value={text}
        placeholder={words.writePlaceholder}
        aria-describedby="composer-hint"
        onChange={({ target }) => setText(target.value)}
        onKeyDown={keyed}
      />
      <div className="composer-foot">
        <span id="composer-hint">{words.sendHint}</span>
        {view.place === 'slack' && (
          <button
            type="button"
            className="command"
            title={words.commandHelp}
            disabled={busy}
            onClick={() => void send('command')}
          >
            {words.command}
          </button>
        )}
        <button type="submit" className="send" disabled={busy || text.trim() === ''}>
          {busy ? words.sending : words.send}
        </button>
      </div>
    </form>
  );
};
