// Listens to one track: tells each onset (the first sample above the threshold after a silence) with its frame, and every 1024 frames
// how loud it was. Times are frames of the audio context, so that mouth and captions run on the clock of the sound itself.
const threshold = 0.02;
const silenceSeconds = 0.15;
const audible = 0.004;
const blockFrames = 1024;

class LevelMeter extends AudioWorkletProcessor {
  constructor() {
    super();
    this.lastLoud = Number.NEGATIVE_INFINITY;
    this.peak = 0;
    this.frames = 0;
    this.wasAudible = false;
    // One object for all level messages: posting clones it.
    this.level = { kind: 'level', frame: 0, peak: 0 };
  }

  process(inputs) {
    const channel = inputs[0]?.[0];
    if (channel !== undefined) {
      for (let i = 0; i < channel.length; i++) {
        const loudness = Math.abs(channel[i]);
        if (loudness > this.peak) this.peak = loudness;
        if (loudness <= threshold) continue;
        const frame = currentFrame + i;
        if (frame - this.lastLoud > silenceSeconds * sampleRate) this.port.postMessage({ kind: 'onset', frame });
        this.lastLoud = frame;
      }
    }
    this.frames += 128;
    if (this.frames >= blockFrames) this.tell();
    return true;
  }

  tell() {
    const isAudible = this.peak > audible;
    if (isAudible || this.wasAudible) {
      this.level.frame = currentFrame + 128;
      this.level.peak = isAudible ? this.peak : 0;
      this.port.postMessage(this.level);
    }
    this.wasAudible = isAudible;
    this.peak = 0;
    this.frames = 0;
  }
}

registerProcessor('level-meter', LevelMeter);
