/** What a person at the page has read so far, also what stood there only for a moment. Put into a page by {@link putEyeIn}. */
export interface Eye {
  /** Whether a paragraph, or a part of one, that was in sight had just this text. */
  readonly hasRead: (text: string) => boolean;
  /** From now on only what appears anew has been read. */
  readonly forget: () => void;
}

declare global {
  interface Window {
    eye: Eye;
  }
}

/** Runs inside the page before its own scripts: keeps every text that appears in sight, for a page that is asked seldom is asked too late. */
export function putEyeIn(): void {
  const texts = new Set<string>();
  const most = 20_000;
  const look = (part: Element): void => {
    const text = part.textContent.replace(/\s+/g, ' ').trim();
    if (text !== '' && texts.size < most && part.checkVisibility()) texts.add(text);
  };
  const lookAround = (node: Node): void => {
    const part = node instanceof Element ? node : node.parentElement;
    if (part === null) return;
    for (const inside of part.querySelectorAll('p, span')) look(inside);
    for (
      let around: Element | null = part;
      around?.matches('p, span, strong, em') === true;
      around = around.parentElement
    )
      look(around);
  };
  new MutationObserver((changes) => {
    for (const { type, target, addedNodes } of changes) {
      if (type === 'characterData') lookAround(target);
      else for (const node of addedNodes) lookAround(node);
    }
  }).observe(document, { subtree: true, childList: true, characterData: true });
  window.eye = {
    hasRead: (text) => texts.has(text),
    forget: () => texts.clear(),
  };
}
