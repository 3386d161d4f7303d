import { useComputed } from '@preact/signals';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { SeatId } from '../../../protocol/ids.ts';
import { poseAt, poseFloats } from '../../../protocol/pose.ts';
import type { Hall } from '../../../scenes/hall-schema.ts';
import type { Townhall } from '../../live/townhall.ts';
import { nearestSeat, type SeatPicture, type Spot, seatPicture } from '../../world/drawing/seat-picture.ts';
import { noSlot, type Person } from '../../world/mirror.ts';
import type { ScreenPoll } from '../../world/poll-screen.ts';
import { avatarWords, stageLook, stageScreen } from '../../world/stage-view.ts';
import { Light } from '../shared/light.tsx';
import { LeaderFigure } from './leader-figure.tsx';
import './plain-stage.css';

/** Who stands somewhere is looked for so often. */
const lookEveryMs = 1000;

export interface PlainStageProps {
  readonly townhall: Townhall;
  readonly hall: Hall;
  /** Null for who has no seat to choose. */
  readonly sitDown: ((seatId: SeatId) => void) | null;
}

/** The hall as a picture, for a device that cannot draw it: the stage, its screen, and the audience from behind. Rule WD4. */
export function PlainStage({ townhall, hall, sitDown }: PlainStageProps) {
  const look = useComputed(() =>
    stageLook(townhall.stageFacts.value, townhall.leaderName.value, townhall.stage.stoppedEpoch.value),
  ).value;
  const begins = townhall.beginning.words.value?.shown ?? null;
  const screen = stageScreen(
    townhall.hall.value,
    townhall.lists.value.onStage,
    null,
    townhall.screenPoll.value,
    begins,
  );
  const isThere = look.holder !== 'nobody' || look.avatar !== 'absent';
  return (
    <section class="plain-stage" aria-label="The stage">
      <div class="plain-room">
        <div class="plain-front">
          <figure>
            {isThere ? (
              <LeaderFigure look={look} source={townhall.stage.mouth} portrait={townhall.greeting.leaderPortrait} />
            ) : (
              <div class="nobody-there" />
            )}
            <figcaption>
              {look.holder !== 'nobody' && <Light light={look.holder} />}
              {look.holder === 'nobody' && look.avatar !== 'ready' && (
                <span class="waits" data-avatar={look.avatar}>
                  {avatarWords[look.avatar]}
                </span>
              )}
              <span class="plain-name">{townhall.leaderName.value}</span>
            </figcaption>
          </figure>
          <div class="plain-screen">
            {screen.question === null && screen.poll != null && <ScreenPollText poll={screen.poll} />}
            {screen.question === null && screen.poll == null && (
              <>
                <p class="plain-title">{screen.title}</p>
                <p>{screen.next}</p>
                {screen.agenda !== undefined && <p>{screen.agenda}</p>}
              </>
            )}
            {screen.question !== null && (
              <>
                <p class="plain-asked">
                  <bdi>{screen.question.askedBy}</bdi> asks
                </p>
                <p class="plain-title">
                  <bdi>{screen.question.text}</bdi>
                </p>
              </>
            )}
          </div>
        </div>
        <Audience townhall={townhall} hall={hall} sitDown={sitDown} />
      </div>
    </section>
  );
}

/** The poll on the screen, in words. Rule PO13. */
function ScreenPollText({ poll: { question, lines, foot } }: { readonly poll: ScreenPoll }) {
  return (
    <>
      <p class="plain-title">
        <bdi>{question}</bdi>
      </p>
      <ul>
        {lines.map(({ label, figure }) => (
          <li key={label}>
            <bdi>{label}</bdi>
            {figure !== null && `: ${figure}`}
          </li>
        ))}
      </ul>
      <p>{foot}</p>
    </>
  );
}

function Audience({ townhall, hall, sitDown }: PlainStageProps) {
  const picture = useMemo(() => seatPicture(hall), [hall]);
  const svg = usePickedSeat(picture, sitDown);
  const roster = townhall.roster.value;
  const self = townhall.self.value?.memberId;
  const speaker = townhall.stageFacts.value.holder === 'asker' ? townhall.stageFacts.value.memberId : null;
  const seated = new Map(roster.filter(({ seatId }) => seatId !== null).map((person) => [person.seatId, person]));
  const standing = useStanding(townhall, picture);
  const draw = (person: Person, spot: Spot) => (
    <Head
      key={person.memberId}
      spot={spot}
      state={
        person.memberId === speaker ? 'asker' : person.memberId === self ? 'self' : person.isAway ? 'away' : 'here'
      }
      hasHandUp={person.hasHandUp}
    />
  );
  return (
    <svg
      ref={svg}
      class="audience"
      aria-hidden="true"
      viewBox={`0 0 ${picture.width} ${picture.height}`}
      preserveAspectRatio="xMidYMax meet"
    >
      <polygon class="stage-floor" points={picture.stage.map(({ x, y }) => `${x},${y}`).join(' ')} />
      {picture.seats.map((seat) => {
        const person = seated.get(seat.id);
        if (person !== undefined) return draw(person, seat);
        return (
          <rect
            key={seat.id}
            class="seat"
            data-free={sitDown === null ? 'no' : 'yes'}
            x={seat.x - seat.size * 1.1}
            y={seat.y + seat.size * 0.4}
            width={seat.size * 2.2}
            height={seat.size * 2}
            rx={seat.size * 0.6}
          />
        );
      })}
      {standing.map(({ person, spot }) => draw(person, spot))}
    </svg>
  );
}

/** A finger is thicker than a seat: the nearest one is meant. By keyboard it is chosen from a list. */
function usePickedSeat(picture: SeatPicture, sitDown: PlainStageProps['sitDown']) {
  const svg = useRef<SVGSVGElement>(null);
  const pick = useRef(sitDown);
  pick.current = sitDown;
  useEffect(() => {
    const target = svg.current;
    const onClick = ({ clientX, clientY }: MouseEvent) => {
      const at = new DOMPoint(clientX, clientY).matrixTransform(target?.getScreenCTM()?.inverse());
      const seat = nearestSeat(picture, at);
      if (seat !== null) pick.current?.(seat);
    };
    target?.addEventListener('click', onClick);
    return () => target?.removeEventListener('click', onClick);
  }, [picture]);
  return svg;
}

interface HeadProps {
  readonly spot: Spot;
  readonly state: 'here' | 'away' | 'self' | 'asker';
  readonly hasHandUp: boolean;
}

function Head({ spot: { x, y, size }, state, hasHandUp }: HeadProps) {
  return (
    <g class="head" data-state={state} transform={`translate(${x} ${y}) scale(${size})`}>
      {hasHandUp && <path class="arm" d="M1.5 1.9L2 -1.9" />}
      <path d="M-1.9 3.2C-1.9 1.6 -1 1 0 1S1.9 1.6 1.9 3.2z" />
      <ellipse rx="0.82" ry="1" />
      {state === 'self' && <text y="-1.7">You</text>}
    </g>
  );
}

/** Who has no seat, where they are seen now. */
function useStanding(townhall: Townhall, picture: SeatPicture) {
  const [row] = useState(() => new Float32Array(poseFloats));
  const [, look] = useState(0);
  const standing = townhall.roster.value.filter(({ seatId, slot }) => seatId === null && slot !== noSlot);
  const isAny = standing.length > 0;
  useEffect(() => {
    if (!isAny) return;
    const timer = setInterval(() => look((n) => n + 1), lookEveryMs);
    return () => clearInterval(timer);
  }, [isAny]);
  return standing.flatMap((person) => {
    if (!townhall.poses.sample(person.slot, performance.now(), row)) return [];
    const head = [row[poseAt.head] ?? 0, row[poseAt.head + 1] ?? 0, row[poseAt.head + 2] ?? 0] as const;
    return [{ person, spot: picture.spotOf(head) }];
  });
}
