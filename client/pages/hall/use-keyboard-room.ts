import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';

/** Less than this part of the window is left where a keyboard lies over it. */
const leftOver = 0.8;

/** Fits the hall into what a phone's keyboard leaves in sight, so that what is typed stands right above it. Rule PH3. */
export function useKeyboardRoom(hall: RefObject<HTMLElement>): void {
  useEffect(() => {
    const view = window.visualViewport;
    const element = hall.current;
    if (view === null || element === null) return;
    const fit = () => {
      // Who enlarges the page by two fingers has no keyboard before them.
      const hasKeyboard = view.scale < 1.05 && view.height < window.innerHeight * leftOver;
      element.dataset.keyboard = hasKeyboard ? 'yes' : 'no';
      element.style.setProperty('--view-height', hasKeyboard ? `${view.height}px` : '100dvh');
      element.style.setProperty('--view-top', hasKeyboard ? `${view.offsetTop}px` : '0px');
    };
    fit();
    view.addEventListener('resize', fit);
    view.addEventListener('scroll', fit);
    return () => {
      view.removeEventListener('resize', fit);
      view.removeEventListener('scroll', fit);
    };
  }, [hall]);
}
