import { type RefObject, useEffect, useRef } from 'react';

/**
 * A card that changes after a tap takes its buttons away, and the keyboard's place with them.
 * When the focus was inside, it stays at the card.
 */
export const useKeptFocus = (content: unknown): RefObject<HTMLElement | null> => {
  const element = useRef<HTMLElement>(null);
  const within = useRef(false);
  useEffect(() => {
    const remember = ({ target }: FocusEvent): void => {
      within.current = target instanceof Node && (element.current?.contains(target) ?? false);
    };
    document.addEventListener('focusin', remember);
    return () => document.removeEventListener('focusin', remember);
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: looks again whenever the content changed
  useEffect(() => {
    if (within.current && document.activeElement === document.body) element.current?.focus();
  }, [content]);
  return element;
};
