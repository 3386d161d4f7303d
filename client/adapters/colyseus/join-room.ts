import { Client, type Room } from '@colyseus/sdk';
import { bytes, toPage, toServer } from '../../../protocol/messages.ts';
import { type JoinRoom, RoomFailure } from '../../live/ports.ts';
import { readState } from './read-state.ts';

/** Joins the section's room with the one-use ticket that `POST /enter` gave. */
export const joinRoom: JoinRoom = async (seat, events) => {
  const client = new Client(location.origin);
  let room: Room;
  try {
    // The SDK wants an optional `publicAddress` absent rather than undefined.
    const { publicAddress, ...rest } = seat;
    room = await client.consumeSeatReservation(publicAddress === undefined ? rest : { ...rest, publicAddress });
  } catch (cause) {
    throw new RoomFailure(cause);
  }
  // Coming back goes through the door again, never through the SDK's own reconnection.
  room.reconnection.enabled = false;
  let isOpen = true;
  for (const type of Object.keys(toPage)) room.onMessage(type, (payload: unknown) => events.onMessage(type, payload));
  room.onMessage(bytes.frame, (payload: unknown) => {
    if (payload instanceof Uint8Array)
      events.onFrame(new DataView(payload.buffer, payload.byteOffset, payload.byteLength));
  });
  room.onMessage(bytes.balcony, (payload: unknown) => {
    if (payload instanceof Uint8Array)
      events.onBalcony(new DataView(payload.buffer, payload.byteOffset, payload.byteLength));
  });
  room.onMessage('*', (type, payload: unknown) => events.onMessage(String(type), payload));
  room.onStateChange((state: unknown) => events.onState(readState(state)));
  room.onLeave((code) => {
    if (!isOpen) return;
    isOpen = false;
    events.onClosed(code);
  });
  return {
    sendCommand: (message) => {
      if (isOpen) room.send(toServer.command, message);
    },
    sendAnonymous: (message) => {
      if (isOpen) room.send(toServer.anonymous, message);
    },
    sendReaction: (reaction) => {
      if (isOpen) room.send(toServer.react, { reaction });
    },
    askBackstage: (ask) => {
      if (isOpen) room.send(toServer.backstage, ask);
    },
    sendAttention: (message) => {
      if (isOpen) room.send(toServer.attend, message);
    },
    sendPose: (pose) => {
      if (isOpen) room.sendBytes(bytes.pose, pose);
    },
    askForSign: () => {
      if (isOpen) room.ping(() => events.onSign());
    },
    leave: () => {
      if (!isOpen) return;
      isOpen = false;
      room.removeAllListeners();
      void room.leave(true);
    },
  };
};
