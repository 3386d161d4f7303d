export type MediaLibrary = typeof import('@livekit/rtc-node');

/**
 * For every room: publishing and subscribing over connections of their own. Over the one that the library uses by itself, a voice that
 * was published right after its right was given was never there for others in 5 of 100 tries on a busy machine; over two, in none of 150.
 * The library passes it on, but its types do not know it.
 */
export const ownConnections = { singlePeerConnection: false };

let loading: Promise<MediaLibrary> | null = null;

/** The media library, loaded when a voice first needs it: its native part is 25 MB. */
export function mediaLibrary(): Promise<MediaLibrary> {
  loading ??= loadQuietly();
  return loading;
}

/** It writes its own lines into the terminal, and only the environment at the moment of loading keeps it from that. */
async function loadQuietly(): Promise<MediaLibrary> {
  process.env.RUST_LOG ??= 'off';
  const before = process.env.NODE_ENV;
  process.env.NODE_ENV = 'production';
  try {
    return await import('@livekit/rtc-node');
  } finally {
    if (before === undefined) delete process.env.NODE_ENV;
    else process.env.NODE_ENV = before;
  }
}

/** Lets go of the media library: once, as the process ends. No voice can be opened in this process afterwards. */
export async function disposeMedia(): Promise<void> {
  if (loading !== null) await (await loading).dispose();
}
