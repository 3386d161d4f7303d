// Hands the microphone's samples on in pieces, at the context's own rate; the rest when it is asked to finish. Keeps nothing.
const pieceLength = 2048;

class VoiceCapture extends AudioWorkletProcessor {
  constructor() {
    super();
    this.piece = new Float32Array(pieceLength);
    this.length = 0;
    this.isDone = false;
    this.port.onmessage = () => {
      const samples = this.piece.slice(0, this.length);
      this.isDone = true;
      this.port.postMessage({ samples, isLast: true }, [samples.buffer]);
    };
  }

  process(inputs) {
    const channel = inputs[0]?.[0];
    if (this.isDone) return false;
    if (channel === undefined) return true;
    this.piece.set(channel, this.length);
    this.length += channel.length;
    if (this.length === pieceLength) {
      const samples = this.piece;
      this.piece = new Float32Array(pieceLength);
      this.length = 0;
      this.port.postMessage({ samples, isLast: false }, [samples.buffer]);
    }
    return true;
  }
}

registerProcessor('voice-capture', VoiceCapture);
