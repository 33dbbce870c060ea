import { useEffect, useRef, useState } from 'react';
import type { TeamsDialogView, TeamsView } from '../model.ts';
import { words } from '../words.ts';
import { actInTeams } from './api.ts';
import type { Act } from './conversation.tsx';
import { AdaptiveCard, type CardAction } from './teams-card.tsx';

type DialogProps = { readonly view: TeamsView; readonly dialog: TeamsDialogView; readonly act: Act };

/** A dialog (task module): a card whose Submit goes back as `task/submit`, or a closing word. */
export const TeamsDialog = ({ view, dialog, act }: DialogProps) => {
  const frame = useRef<HTMLDialogElement>(null);
  const [busy, setBusy] = useState(false);
  const person = view.person.id;
  useEffect(() => frame.current?.showModal(), []);
  const close = (): void => void act(() => actInTeams({ act: 'close', person }));
  const submit = async ({ data }: CardAction): Promise<void> => {
    if (busy) return;
    setBusy(true);
    await act(() => actInTeams({ act: 'submit', person, data }));
    setBusy(false);
  };
  return (
    <dialog
      ref={frame}
      className="modal teams-modal"
      aria-labelledby="modal-title"
      aria-busy={busy}
      onCancel={(event) => {
        event.preventDefault();
        close();
      }}
    >
      <header>
        <h2 id="modal-title">{dialog.title}</h2>
        <button type="button" className="quiet" aria-label={words.close} onClick={close}>
          ×
        </button>
      </header>
      <div className="modal-body">
        {dialog.text !== undefined && <p>{dialog.text}</p>}
        {dialog.card !== undefined && <AdaptiveCard card={dialog.card} onAction={submit} />}
      </div>
    </dialog>
  );
};
