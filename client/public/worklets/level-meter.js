// Listens to one track: tells each onset (the first sample above the threshold after a silence) with its frame, and how loud every 10 ms
// of the audio context's time were, until a second after the last sound. By these mouth and captions run on the clock of the sound itself.
const threshold = 0.02;
const silenceSeconds = 0.15;
const audible = 0.004;
const hopsPerSecond = 100;
const hopsTold = 100;

class LevelMeter extends AudioWorkletProcessor {
  constructor() {
    super();
    this.lastLoud = Number.NEGATIVE_INFINITY;
    this.hop = 0;
    this.hopEnds = 0;
    this.isWhole = false;
    this.square = 0;
    this.peak = 0;
    this.hopsLeft = 0;
    // One object for all level messages: posting clones it.
    this.level = { kind: 'level', hop: 0, rms: 0, isAudible: false };
  }

  process(inputs) {
    const channel = inputs[0]?.[0];
    for (let i = 0; i < 128; i++) {
      const frame = currentFrame + i;
      if (frame >= this.hopEnds) this.turn(frame);
      const sample = channel === undefined ? 0 : channel[i];
      const loudness = Math.abs(sample);
      this.square += sample * sample;
      if (loudness > this.peak) this.peak = loudness;
      if (loudness <= threshold) continue;
      if (frame - this.lastLoud > silenceSeconds * sampleRate) this.port.postMessage({ kind: 'onset', frame });
      this.lastLoud = frame;
    }
    return true;
  }

  turn(frame) {
    if (this.isWhole) this.tell();
    // The first 10 ms have begun before anybody listened.
    this.isWhole = this.hopEnds > 0;
    this.hop = Math.floor((frame * hopsPerSecond) / sampleRate);
    this.hopEnds = Math.ceil(((this.hop + 1) * sampleRate) / hopsPerSecond);
    this.square = 0;
    this.peak = 0;
  }

  tell() {
    const isAudible = this.peak > audible;
    this.hopsLeft = isAudible ? hopsTold : this.hopsLeft - 1;
    if (this.hopsLeft <= 0) return;
    this.level.hop = this.hop;
    this.level.rms = Math.sqrt((this.square * hopsPerSecond) / sampleRate);
    this.level.isAudible = isAudible;
    this.port.postMessage(this.level);
  }
}

registerProcessor('level-meter', LevelMeter);
