import { type KeyboardEvent, type RefObject, type SyntheticEvent, useEffect, useRef } from 'react';
import { buttonNamed } from './focus.ts';

type Modal = {
  readonly ref: RefObject<HTMLDialogElement | null>;
  readonly onCancel: (event: SyntheticEvent) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
};

/**
 * What a `<dialog>` needs to be a modal. The focus begins on its first field (again, when `content` changes and took
 * the focus away), Tab stays inside, Escape closes, and the focus returns to what opened it.
 */
export const useModal = (close: () => void, content: unknown): Modal => {
  const ref = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const opener = document.activeElement;
    const card = opener?.closest('article');
    ref.current?.showModal();
    firstPlace(ref.current)?.focus();
    return () => {
      const places = [opener, buttonNamed(card, opener?.textContent), card, document.querySelector('main')];
      places.find(canReturnTo)?.focus();
    };
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: looks again whenever the content changed
  useEffect(() => {
    const dialog = ref.current;
    if (dialog?.contains(document.activeElement)) return;
    firstPlace(dialog)?.focus({ preventScroll: true });
    // From its top, where it is said what is wrong.
    dialog?.scrollTo({ top: 0 });
  }, [content]);
  const onCancel = (event: SyntheticEvent): void => {
    event.preventDefault();
    close();
  };
  return { ref, onCancel, onKeyDown: stayInside };
};

const FIELDS = 'input, select, textarea';

const usable = (within: Element | null | undefined, selector: string): HTMLElement[] =>
  [...(within?.querySelectorAll<HTMLElement>(selector) ?? [])].filter(
    (element) => element.tabIndex >= 0 && !element.matches(':disabled') && element.checkVisibility(),
  );

/** The first field; without fields the first button below the title, else the last there is. */
const firstPlace = (dialog: HTMLDialogElement | null): HTMLElement | undefined => {
  const body = dialog?.querySelector('.modal-body');
  return usable(body, FIELDS)[0] ?? usable(body, 'button')[0] ?? usable(dialog, 'button').at(-1);
};

const canReturnTo = (element: Element | null | undefined): element is HTMLElement =>
  element instanceof HTMLElement && element.isConnected && element !== document.body;

/** A browser lets Tab go on to its own bars; here it goes round. Both ends of a dialog are buttons. */
const stayInside = (event: KeyboardEvent): void => {
  if (event.key !== 'Tab' || !(event.currentTarget instanceof HTMLElement)) return;
  const all = usable(event.currentTarget, `a[href], button, [tabindex="0"], ${FIELDS}`);
  const end = event.shiftKey ? all[0] : all.at(-1);
  if (document.activeElement !== end && document.activeElement !== event.currentTarget) return;
  event.preventDefault();
  (event.shiftKey ? all.at(-1) : all[0])?.focus();
};
