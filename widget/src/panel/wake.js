// @ts-check
/** @param {number} ms */
export const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Seconds to wait before the next try: 1, 2, 4 … 30, a little scattered so that a room does not come back at once. @param {number} failures */
export const backOff = (failures) => Math.min(30, 2 ** (failures - 1)) * (0.75 + Math.random() / 2);

/** A wait that the return of the network, or of the visitor to the tab, cuts short. @param {number} seconds */
export function waitOrWake(seconds) {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      window.removeEventListener("online", done);
      document.removeEventListener("visibilitychange", seen);
      resolve(undefined);
    };
    const seen = () => document.visibilityState === "visible" && done();
    const timer = setTimeout(done, seconds * 1000);
    window.addEventListener("online", done);
    document.addEventListener("visibilitychange", seen);
  });
}
