import { AccessToken, TokenVerifier, TrackSource, type VideoGrant } from 'livekit-server-sdk';
import { z } from 'zod';
import { type ConnectionKind, connectionKindSchema } from '../../../protocol/commands.ts';
import { type MemberId, memberIdSchema, type SectionId } from '../../../protocol/ids.ts';
import { limits } from '../../../protocol/limits.ts';
import { type VoiceIdentity, voiceIdentity } from '../../session/voice-ports.ts';
import type { Rooms } from './rooms.ts';

/** Identity of our own publisher. No member can have it: theirs have a slash. */
export const stageIdentity = 'stage';

interface Keys {
  readonly apiKey: string;
  readonly apiSecret: string;
  readonly rooms: Rooms;
}

/** Lets a person join and listen. It never lets anybody publish: that right is given at the server, person by person. */
export function listenerToken(keys: Keys, sectionId: SectionId, identity: VoiceIdentity): Promise<string> {
  return sign(keys, identity, {
    roomJoin: true,
    room: keys.rooms.nameOf(sectionId),
    canPublish: false,
    canPublishData: false,
    canSubscribe: true,
  });
}

/** Our own publisher's: the only token that carries the right to publish. */
export function stageToken(keys: Keys, sectionId: SectionId): Promise<string> {
  return sign(keys, stageIdentity, {
    roomJoin: true,
    room: keys.rooms.nameOf(sectionId),
    canPublish: true,
    canPublishSources: [TrackSource.MICROPHONE],
    canPublishData: false,
    canSubscribe: true,
  });
}

async function sign(keys: Keys, identity: string, grant: VideoGrant): Promise<string> {
  const token = new AccessToken(keys.apiKey, keys.apiSecret, { identity, ttl: limits.liveKitTokenSeconds });
  token.addGrant(grant);
  return token.toJwt();
}

export interface VoicePass {
  readonly sectionId: SectionId;
  readonly memberId: MemberId;
  readonly kind: ConnectionKind;
}

const claimsSchema = z.object({
  sub: z.string(),
  video: z.object({ room: z.string(), roomJoin: z.literal(true) }),
});

/** Whose a token is and for which room. Null when it is not ours, of another's room, too old, or not a person's. */
export async function readToken(keys: Keys, token: string): Promise<VoicePass | null> {
  try {
    const claims = claimsSchema.parse(await new TokenVerifier(keys.apiKey, keys.apiSecret).verify(token));
    const person = parseVoiceIdentity(claims.sub);
    const sectionId = keys.rooms.sectionOf(claims.video.room);
    return person === null || sectionId === null ? null : { ...person, sectionId };
  } catch {
    // Forged, cut, expired: all the same to whoever brings it.
    return null;
  }
}

/** Takes `memberId/kind` apart; null for anything else. */
export function parseVoiceIdentity(
  identity: string,
): { readonly memberId: MemberId; readonly kind: ConnectionKind } | null {
  const [member, kind, ...rest] = identity.split('/');
  const memberId = memberIdSchema.safeParse(member);
  const parsedKind = connectionKindSchema.safeParse(kind);
  return memberId.success && parsedKind.success && rest.length === 0
    ? { memberId: memberId.data, kind: parsedKind.data }
    : null;
}

/** Every identity that a member may have at the media server. */
export function identitiesOf(memberId: MemberId): readonly VoiceIdentity[] {
  return connectionKindSchema.options.map((kind) => voiceIdentity(memberId, kind));
}
