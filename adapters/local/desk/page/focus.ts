import { type RefObject, useEffect, useRef } from 'react';

/** The button of these words, where a card was drawn anew. */
export const buttonNamed = (within: Element | null | undefined, label: string | null | undefined) =>
  [...(within?.querySelectorAll('button') ?? [])].find((button) => button.textContent === label && !button.disabled);

/** What had the focus inside a card, and whether it was pressed since. */
type Last = { readonly label: string | null; readonly pressed: boolean };

/**
 * A card that changes takes its buttons away, and the keyboard's place with them. After a press the focus stays at
 * the card, to be read anew; a button that was only focused is looked for again by its words.
 */
export const useKeptFocus = (content: unknown): RefObject<HTMLElement | null> => {
  const element = useRef<HTMLElement>(null);
  const last = useRef<Last>(undefined);
  useEffect(() => {
    const inside = (target: EventTarget | null): target is Element =>
      target instanceof Element && (element.current?.contains(target) ?? false);
    const focused = ({ target }: FocusEvent): void => {
      last.current = inside(target) ? { label: target.textContent, pressed: false } : undefined;
    };
    const pressed = ({ target }: MouseEvent): void => {
      if (last.current && inside(target)) last.current = { ...last.current, pressed: true };
    };
    document.addEventListener('focusin', focused);
    document.addEventListener('click', pressed, true);
    return () => {
      document.removeEventListener('focusin', focused);
      document.removeEventListener('click', pressed, true);
    };
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: looks again whenever the content changed
  useEffect(() => {
    if (!last.current || document.activeElement !== document.body) return;
    const { label, pressed } = last.current;
    ((pressed ? undefined : buttonNamed(element.current, label)) ?? element.current)?.focus();
  }, [content]);
  return element;
};
