import type { ConnectionKind } from '../../../protocol/commands.ts';
import type { MemberId } from '../../../protocol/ids.ts';
import type { SecretHash } from '../../access/ports.ts';
import { type LivingVoice, voiceIdentity } from '../../session/voice-ports.ts';
import type { TownhallState } from '../../townhall/state.ts';
import type { Page } from './page.ts';

/** Every connected page of a town hall, in whatever section. */
export class Pages {
  readonly #of = new Map<MemberId, Set<Page>>();

  add(page: Page): void {
    const pages = this.#of.get(page.memberId) ?? new Set();
    this.#of.set(page.memberId, pages.add(page));
  }

  delete(page: Page): void {
    const pages = this.#of.get(page.memberId);
    pages?.delete(page);
    if (pages?.size === 0) this.#of.delete(page.memberId);
  }

  of(memberId: MemberId): readonly Page[] {
    return [...(this.#of.get(memberId) ?? [])];
  }

  /** The pages behind which a session stands. */
  ofSession(sessionHash: SecretHash): readonly Page[] {
    return [...this.#of.values()].flatMap((pages) => [...pages].filter((page) => page.sessionHash === sessionHash));
  }

  bodyOf(memberId: MemberId): Page | null {
    return this.of(memberId).find((page) => page.kind === 'body') ?? null;
  }

  /** Another page of a member has their body now: the older one goes. Rule A8. */
  takeBody(page: Page): void {
    for (const other of this.of(page.memberId)) {
      if (other.kind === 'body' && other !== page) other.dismiss('body-taken', 'another page has your place now');
    }
  }
}

/**
 * Gives the voice of whoever is live on the stage, null when nobody is: a leader takes over from the desk when one is open, an asker speaks
 * with the body that has the floor. Rule ST10.
 */
export function livingVoice({ stage, members }: TownhallState, pages: Pages): LivingVoice | null {
  if (stage.kind !== 'human' && stage.kind !== 'asker') return null;
  const { memberId } = stage;
  // Never the phone beside: its page has no microphone.
  const kinds: readonly ConnectionKind[] = stage.kind === 'asker' ? ['body', 'desk'] : ['desk', 'body'];
  const open = pages.of(memberId);
  const page = kinds.map((kind) => open.find((each) => each.kind === kind)).find((each) => each !== undefined);
  const sectionId = page?.sectionId ?? members.get(memberId)?.sectionId;
  return sectionId === undefined ? null : { sectionId, identity: voiceIdentity(memberId, page?.kind ?? 'body') };
}
