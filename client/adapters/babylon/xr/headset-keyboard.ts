/**
 * The headset's own keyboard, with its dictation: it opens for a field of the page that has the focus, which must lie inside the page's
 * window though nobody sees it there.
 */
export class HeadsetKeyboard {
  readonly #onText: (text: string) => void;
  #field: HTMLTextAreaElement | null = null;

  constructor(onText: (text: string) => void) {
    this.#onText = onText;
  }

  open(text: string): void {
    const field = this.#field ?? this.#make();
    field.value = text;
    field.focus({ preventScroll: true });
    field.setSelectionRange(text.length, text.length);
  }

  close(): void {
    this.#field?.remove();
    this.#field = null;
  }

  #make(): HTMLTextAreaElement {
    const field = document.createElement('textarea');
    field.ariaLabel = 'Your question, as the headset writes it';
    // By properties: the page's policy allows no style in its text.
    Object.assign(field.style, {
      position: 'fixed',
      insetInlineStart: '0',
      bottom: '0',
      width: '100%',
      height: '3rem',
      opacity: '0.01',
    });
    field.addEventListener('input', () => this.#onText(field.value));
    document.body.append(field);
    this.#field = field;
    return field;
  }
}
