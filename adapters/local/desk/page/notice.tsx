import { words } from '../words.ts';

export type NoticeProps = { readonly notice: string | undefined; readonly dismiss: () => void };

/** A sentence on what the person just did. Closing it leaves the focus on what the sentence stood beside. */
export const Notice = ({ notice, dismiss }: NoticeProps) =>
  notice !== undefined && (
    <div className="notice">
      <p role="alert">{notice}</p>
      <button
        type="button"
        className="quiet"
        aria-label={words.dismiss}
        onClick={({ currentTarget }) => {
          const beside = currentTarget.closest('dialog')?.querySelector<HTMLElement>('input, select, textarea, button');
          (beside ?? document.querySelector('main'))?.focus();
          dismiss();
        }}
      >
        ×
      </button>
    </div>
  );
