// @ts-check
const EVERY = 60_000;

/**
 * Counts what arrived since the panel was last open: nothing is asked unless a conversation exists.
 * @param {string} server
 * @param {import("../shared/store.js").Store} store
 * @returns {Promise<number>}
 */
export async function countUnread(server, store) {
  const { conversation, token, seen } = store.state;
  if (!conversation || !token) return 0;
  const since = seen ? `?after=${encodeURIComponent(seen)}` : "";
  const address = `${server}/chat/conversations/${encodeURIComponent(conversation)}/messages${since}`;
  const answer = await fetch(address, { headers: { Authorization: `Bearer ${token}` }, credentials: "omit" });
  if (!answer.ok) return 0;
  const { messages = [] } = await answer.json();
  return messages.filter((/** @type {{ role: string }} */ message) => message.role !== "user").length;
}

/**
 * Looks now and then, while the page is visible. Returns a function that stops it.
 * @param {() => Promise<number>} count
 * @param {(unread: number) => void} show
 */
export function watchUnread(count, show) {
  const look = () => {
    if (document.visibilityState === "visible") count().then(show, () => {});
  };
  const timer = setInterval(look, EVERY);
  document.addEventListener("visibilitychange", look);
  look();
  return () => {
    clearInterval(timer);
    document.removeEventListener("visibilitychange", look);
  };
}
