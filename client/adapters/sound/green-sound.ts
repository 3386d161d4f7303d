import type { GreenSound } from '../../live/ports.ts';

/** Plays the voices of the green room, apart from everything of the hall: at one volume of their own, from nowhere in particular. */
export function openGreenSound(): GreenSound {
  const players = new Map<string, HTMLAudioElement>();
  let volume = 1;
  const end = (identity: string) => {
    const player = players.get(identity);
    players.delete(identity);
    if (player !== undefined) player.srcObject = null;
  };
  const silence = () => {
    for (const identity of [...players.keys()]) end(identity);
  };
  return {
    hear: (identity, track) => {
      end(identity);
      if (track === null) return;
      const player = new Audio();
      player.srcObject = new MediaStream([track]);
      player.volume = volume;
      players.set(identity, player);
      // Whoever joined has pressed a button: a browser that plays nothing after that has no sound at all.
      void player.play().catch(() => undefined);
    },
    setVolume: (next) => {
      volume = next;
      for (const player of players.values()) player.volume = next;
    },
    silence,
    close: silence,
  };
}
