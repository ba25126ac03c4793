// @ts-check
import { Refusal } from "./client.js";
import { backOff, sleep, waitOrWake } from "./wake.js";

const WAIT = 25;
const QUICK = 1000;

/**
 * Asks for what was added since, again and again, while it is running and the tab is in view.
 * `fetchSince` resolves to true when something came. A server that does not wait is not hammered.
 */
export class Poll {
  /** @type {AbortController | null} */ #round = null;

  /** @param {(wait: number, signal: AbortSignal) => Promise<boolean>} fetchSince @param {() => void} gone */
  constructor(fetchSince, gone) {
    this.fetchSince = fetchSince;
    this.gone = gone;
  }

  start() {
    if (this.#round) return;
    this.#round = new AbortController();
    this.#loop(this.#round.signal);
  }

  stop() {
    this.#round?.abort();
    this.#round = null;
  }

  /** @param {AbortSignal} signal */
  async #loop(signal) {
    let failures = 0;
    while (!signal.aborted) {
      if (document.visibilityState === "hidden") {
        await waitOrWake(60);
        continue;
      }
      const began = performance.now();
      try {
        const came = await this.fetchSince(WAIT, signal);
        failures = 0;
        if (!came && performance.now() - began < QUICK) await sleep(3 * QUICK);
      } catch (error) {
        if (signal.aborted) return;
        if (error instanceof Refusal && error.isGone) return this.#end();
        await waitOrWake(backOff(++failures));
      }
    }
  }

  #end() {
    this.#round = null;
    this.gone();
  }
}
