// @ts-check
import { adopt, h } from "../shared/dom.js";
import { storeFor } from "../shared/store.js";
import css from "./loader.css?inline";
import { makeLauncher } from "./launcher.js";
import { countUnread, watchUnread } from "./unread.js";

const LABEL = "Quel canal pour moi\u00a0?";
/** On a small screen the panel covers everything: it opens only when asked for. */
const SMALL = "(max-width: 600px), (max-height: 420px)";
const NOT_LOADED = "L'assistant n'a pas pu se charger. Vérifiez votre connexion, puis réessayez.";

/** @typedef {import("../panel/panel.js").Panel} Panel */

/** Where this script came from: the panel is fetched beside it, and the server is its origin unless said otherwise. */
export const SOURCE = new URL(
  /** @type {HTMLScriptElement | null} */ (document.currentScript)?.src ||
    document.querySelector(/** @type {"script"} */ ('script[src*="widget.js"]'))?.src ||
    location.href,
);

/** `<bon-canal>`: the launcher at once, the panel (Deep Chat and the rest) when it is first wanted. */
export class BonCanalElement extends HTMLElement {
  #root = this.attachShadow({ mode: "open" });
  #frame = h("aside", { class: "frame", lang: "fr", "aria-label": "Assistant Bon Canal" });
  /** @type {Promise<Panel> | null} */ #panel = null;
  /** @type {import("./launcher.js").Launcher | null} */ #launcher = null;
  /** @type {() => void} */ #stopWatching = () => {};
  #tries = 0;
  #isOpen = false;

  get server() {
    return (this.getAttribute("server") || SOURCE.origin).replace(/\/+$/, "");
  }

  get isPage() {
    return this.getAttribute("mode") === "page";
  }

  get isOpen() {
    return this.#isOpen;
  }

  connectedCallback() {
    if (this.#frame.isConnected) return;
    this.lang = "fr";
    adopt(this.#root, css);
    this.#root.append(this.#frame);
    if (this.isPage) return void this.open({ focus: false });
    this.#launcher = makeLauncher(this.getAttribute("label") || LABEL, () => (this.#isOpen ? this.close() : this.open()));
    this.#frame.append(this.#launcher.button, this.#launcher.trouble);
    if (this.hasAttribute("open") && !matchMedia(SMALL).matches) this.open({ focus: false });
    else this.#watch();
  }

  disconnectedCallback() {
    this.#stopWatching();
    this.#panel?.then((panel) => panel.destroy());
    this.#panel = null;
    this.#isOpen = false;
    this.#frame.replaceChildren();
    this.#frame.remove();
  }

  /** Opens the panel; `focus` moves the focus into it, as a click wants and an automatic opening does not. */
  async open({ focus = true } = {}) {
    this.#isOpen = true;
    this.#launcher?.expanded(true);
    const panel = await this.#load();
    if (!panel || !this.#isOpen) return panel;
    this.#stopWatching();
    this.#launcher?.unread(0);
    panel.open({ focus });
    this.#tell("open", {});
    return panel;
  }

  /** Closes the panel and gives the focus back to the launcher. */
  async close() {
    if (this.isPage || !this.#isOpen) return;
    this.#isOpen = false;
    this.#launcher?.expanded(false);
    const hadFocus = this.#root.activeElement !== null;
    (await this.#panel)?.close();
    if (hadFocus) this.#launcher?.button.focus();
    this.#watch();
    this.#tell("close", {});
  }

  /** Opens the panel and sends a message in the visitor's name. @param {string} text */
  async ask(text) {
    (await this.open())?.ask(text);
  }

  #watch() {
    this.#stopWatching();
    this.#stopWatching = watchUnread(() => countUnread(this.server, this.#store()), (count) => {
      if (this.#isOpen) return;
      this.#launcher?.unread(count);
      this.#tell("unread", { count });
    });
  }

  #store() {
    return storeFor(this.server, this.getAttribute("event"));
  }

  /** @returns {Promise<Panel | null>} */
  async #load() {
    this.#launcher?.complain("");
    this.#launcher?.loading(true);
    try {
      return await (this.#panel ??= this.#fetchPanel());
    } catch (error) {
      console.error("Bon Canal", error);
      this.#panel = null;
      this.#isOpen = false;
      this.#launcher?.expanded(false);
      if (this.#launcher) this.#launcher.complain(NOT_LOADED);
      else this.#frame.replaceChildren(h("p", { class: "trouble", role: "alert" }, NOT_LOADED));
      return null;
    } finally {
      this.#launcher?.loading(false);
    }
  }

  async #fetchPanel() {
    const retry = this.#tries++ ? `&essai=${this.#tries}` : "";
    const address = new URL(`panel.js?v=${__PANEL_VERSION__}${retry}`, SOURCE).href;
    const { createPanel } = /** @type {typeof import("../panel/panel.js")} */ (await import(/* @vite-ignore */ address));
    return createPanel({
      root: this.#root,
      frame: this.#frame,
      server: this.server,
      event: this.getAttribute("event"),
      page: this.isPage,
      examples: this.getAttribute("examples"),
      store: this.#store(),
      close: () => this.close(),
      tell: (type, detail) => this.#tell(type, detail),
    });
  }

  /** @param {string} type @param {object} detail */
  #tell(type, detail) {
    if (type === "message" && !this.#isOpen) this.#watch();
    this.dispatchEvent(new CustomEvent(`bon-canal:${type}`, { detail, bubbles: true, composed: true }));
  }
}
