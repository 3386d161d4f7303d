import { assertNever } from '../../../protocol/assert-never.ts';

/** How the way to the server stands, as far as a page can see before one is in. */
export type ConnectionCheck =
  | { readonly kind: 'checking' }
  /** The device itself says so. */
  | { readonly kind: 'offline' }
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'refused'; readonly message: string }
  | {
      readonly kind: 'reached';
      readonly ms: number;
      readonly voices: 'on' | 'off';
      /** False where the browser has no WebRTC. */
      readonly carriesVoices: boolean;
    };

/** From here on what people say comes noticeably late. */
const slowMs = 1000;

/** What works, or what does not and what to do. Rule LO10. */
export function connectionWords(check: ConnectionCheck): { readonly said: string; readonly isBad: boolean } {
  switch (check.kind) {
    case 'checking':
      return { said: 'Checking', isBad: false };
    case 'offline':
      return { said: 'This device is offline. Connect it to a network: this page then looks again.', isBad: true };
    case 'unreachable':
      return { said: 'The server does not answer. Check your network; this page looks again by itself.', isBad: true };
    case 'refused':
      return { said: check.message, isBad: true };
    case 'reached': {
      const { said, isBad } = voicesWords(check);
      const isSlow = check.ms >= slowMs;
      const slow = isSlow
        ? ' That is slow: what people say comes late. Come nearer to your Wi-Fi, or use a cable.'
        : '';
      return { said: `Server reached in ${check.ms} ms.${slow} ${said}`, isBad: isBad || isSlow };
    }
    default:
      return assertNever(check);
  }
}

function voicesWords({ voices, carriesVoices }: Extract<ConnectionCheck, { kind: 'reached' }>) {
  if (voices === 'off') return { said: 'Voices are off here: captions and text work.', isBad: true };
  if (!carriesVoices) return { said: 'This browser carries no voices: captions and text work.', isBad: true };
  return { said: 'Voices are on; whether sound gets through your network shows once you are in.', isBad: false };
}
