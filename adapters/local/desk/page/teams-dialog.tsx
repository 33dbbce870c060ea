import { useState } from 'react';
import type { TeamsDialogView, TeamsView } from '../model.ts';
import { words } from '../words.ts';
import { actInTeams } from './api.ts';
import type { Act } from './conversation.tsx';
import { useModal } from './modal.ts';
import { Notice, type NoticeProps } from './notice.tsx';
import { AdaptiveCard, type CardAction } from './teams-card.tsx';

type DialogProps = {
  readonly view: TeamsView;
  readonly dialog: TeamsDialogView;
  readonly act: Act;
  readonly said: NoticeProps;
};

/** A dialog (task module): a card whose Submit goes back as `task/submit`, or a closing word. */
export const TeamsDialog = ({ view, dialog, act, said }: DialogProps) => {
  const [busy, setBusy] = useState(false);
  const person = view.person.id;
  const close = (): void => void act(() => actInTeams({ act: 'close', person }));
  const modal = useModal(close, JSON.stringify(dialog));
  const submit = async ({ data }: CardAction): Promise<void> => {
    if (busy) return;
    setBusy(true);
    await act(() => actInTeams({ act: 'submit', person, data }));
    setBusy(false);
  };
  return (
    <dialog {...modal} className="modal teams-modal" aria-labelledby="modal-title" aria-busy={busy}>
      <header>
        <h2 id="modal-title">{dialog.title}</h2>
        <button type="button" className="quiet" aria-label={words.close} onClick={close}>
          ×
        </button>
      </header>
      <Notice {...said} />
      <div className="modal-body">
        {dialog.text !== undefined && <p>{dialog.text}</p>}
        {dialog.card !== undefined && <AdaptiveCard card={dialog.card} onAction={submit} />}
      </div>
    </dialog>
  );
};
