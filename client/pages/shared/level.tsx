import { useEffect, useRef } from 'preact/hooks';

/** A loudness, drawn on each frame without rendering. Without a label it is decoration beside words that say the same. */
export function Level({ read, label }: { readonly read: () => number; readonly label?: string }) {
  const meter = useRef<HTMLMeterElement>(null);
  useEffect(() => {
    let frame = 0;
    let shown = 0;
    const draw = () => {
      frame = requestAnimationFrame(draw);
      // Rises at once, falls softly, as meters do.
      shown = Math.max(read(), shown * 0.9);
      if (meter.current !== null) meter.current.value = shown;
    };
    draw();
    return () => cancelAnimationFrame(frame);
  }, [read]);
  return (
    <meter ref={meter} min={0} max={1} {...(label === undefined ? { 'aria-hidden': true } : { 'aria-label': label })} />
  );
}
