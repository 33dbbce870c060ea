import { type FormEvent, useEffect, useState } from 'react';
import type { ChosenValues, JsonObject, SlackModalView, SlackView } from '../model.ts';
import { words } from '../words.ts';
import { actInSlack } from './api.ts';
import type { Act } from './conversation.tsx';
import { useModal } from './modal.ts';
import { Notice, type NoticeProps } from './notice.tsx';
import { blocksIn, SlackBlocks, type Tapped } from './slack-blocks.tsx';
import { elementSchema, textIn } from './slack-controls.tsx';

type ModalProps = {
  readonly view: SlackView;
  readonly modal: SlackModalView;
  readonly act: Act;
  readonly said: NoticeProps;
};

/** The modal on top. Escape closes it, as in Slack. */
export const SlackModal = ({ view, modal, act, said }: ModalProps) => {
  const { values, change, missing, refuse, attempts, busy, setBusy } = useForm();
  const blocks = blocksIn(modal.view);
  const person = view.person.id;
  const errors = { ...modal.errors, ...missing };
  const close = (): void => void act(() => actInSlack({ act: 'close', person }));
  const dialog = useModal(close, JSON.stringify(blocks));
  const refused = JSON.stringify(modal.errors);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a new refusal takes the focus, never typing
  useEffect(() => {
    dialog.ref.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
  }, [refused, attempts]);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (busy) return;
    const empty = emptyFields(blocks, values);
    refuse(empty);
    if (Object.keys(empty).length > 0) return;
    setBusy(true);
    await act(() => actInSlack({ act: 'submit', person, values }));
    setBusy(false);
  };
  const tap = (tapped: Tapped): void => {
    change(tapped);
    const { blockId, actionId, chosen } = tapped;
    const next = { ...values, [blockId]: { ...values[blockId], [actionId]: chosen } };
    const place = { viewId: String(modal.view.id) };
    void act(() => actInSlack({ act: 'tap', person, place, blockId, actionId, chosen, values: next }));
  };
  const submitLabel = textIn(modal.view.submit);
  return (
    <dialog {...dialog} className="modal slack-modal" aria-labelledby="modal-title" aria-busy={busy}>
      <form onSubmit={submit} noValidate>
        <header>
          <h2 id="modal-title">{textIn(modal.view.title)}</h2>
          <button type="button" className="quiet" aria-label={words.close} onClick={close}>
            ×
          </button>
        </header>
        <Notice {...said} />
        <div className="modal-body">
          <SlackBlocks blocks={blocks} values={values} onTap={tap} onInput={change} errors={errors} />
        </div>
        <footer>
          <button type="button" className="slack-button" onClick={close}>
            {textIn(modal.view.close) || words.cancel}
          </button>
          {submitLabel !== '' && (
            <button type="submit" className="slack-button" data-style="primary" aria-disabled={busy}>
              {submitLabel}
            </button>
          )}
        </footer>
      </form>
    </dialog>
  );
};

/** By block id: why the form cannot be sent yet. */
type Missing = { readonly [blockId: string]: string };

const useForm = () => {
  const [values, setValues] = useState<ChosenValues>({});
  const [missing, setMissing] = useState<Missing>({});
  const [attempts, setAttempts] = useState(0);
  const [busy, setBusy] = useState(false);
  const change = ({ blockId, actionId, chosen }: Tapped): void => {
    setValues((old) => ({ ...old, [blockId]: { ...old[blockId], [actionId]: chosen } }));
    setMissing(({ [blockId]: _gone, ...others }) => others);
  };
  const refuse = (empty: Missing): void => {
    setMissing(empty);
    setAttempts((n) => n + 1);
  };
  return { values, change, missing, refuse, attempts, busy, setBusy };
};

/** Slack's own check: a field that is not optional must not be empty. */
const emptyFields = (blocks: readonly JsonObject[], values: ChosenValues): Missing =>
  Object.fromEntries(
    blocks.flatMap((block) => {
      const element = elementSchema.safeParse(block.element);
      if (block.type !== 'input' || block.optional === true || !element.success) return [];
      const blockId = String(block.block_id);
      const {
        action_id: actionId,
        initial_value: text,
        initial_option: option,
        initial_options: several,
      } = element.data;
      const initial = text ?? option?.value ?? several?.map(({ value }) => value) ?? null;
      const chosen = values[blockId]?.[actionId];
      const value = chosen === undefined ? initial : chosen;
      const missing = element.data.options ? words.requiredChoice : words.required;
      return value === null || value.length === 0 ? [[blockId, missing]] : [];
    }),
  );
