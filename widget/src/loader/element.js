// @ts-check
import { adopt, h } from "../shared/dom.js";
import { storeFor } from "../shared/store.js";
import { eventOf, oneOf, serverOf } from "./attributes.js";
import css from "./loader.css?inline";
import { makeLauncher } from "./launcher.js";
import { readable } from "./theme.js";
import { countUnread, watchUnread } from "./unread.js";

const LABEL = "Quel canal pour moi\u00a0?";
/** On a small screen the panel covers everything: it opens only when asked for. */
const SMALL = "(max-width: 600px), (max-height: 420px)";
const DARK = matchMedia("(prefers-color-scheme: dark)");
const NOT_LOADED = "L’assistant n’a pas pu se charger. Vérifiez votre connexion, puis réessayez.";

/** @typedef {import("../panel/panel.js").Panel} Panel */

/** Where this script came from: the panel is fetched beside it, and the server is its origin unless said otherwise. */
export const SOURCE = new URL(
  /** @type {HTMLScriptElement | null} */ (document.currentScript)?.src ||
    document.querySelector(/** @type {"script"} */ ('script[src*="/widget/widget.js"]'))?.src ||
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

  static observedAttributes = ["label", "theme", "style", "class"];
  #server = "";
  #event = /** @type {string | null} */ (null);

  get isPage() {
    return this.getAttribute("mode") === "page";
  }

  get isOpen() {
    return this.#isOpen;
  }

  connectedCallback() {
    if (this.#frame.isConnected) return;
    const { scanned } = this.#settings();
    this.lang = "fr";
    adopt(this.#root, css);
    this.#root.append(this.#frame);
    DARK.addEventListener("change", this.#recolour);
    this.#recolour();
    if (this.isPage) return void this.open({ focus: false });
    this.#launcher = makeLauncher(this.getAttribute("label") || LABEL, () => (this.#isOpen ? this.close() : this.open()));
    this.#frame.append(this.#launcher.button, this.#launcher.trouble, this.#launcher.status);
    if (scanned) this.open({ focus: false, engage: true });
    else if (this.hasAttribute("open") && !matchMedia(SMALL).matches) this.open({ focus: false });
    else this.#watch();
  }

  /** Label and look may change while the page lives. @param {string} name @param {string | null} _before @param {string | null} value */
  attributeChangedCallback(name, _before, value) {
    if (name === "label") this.#launcher?.label(value || LABEL);
    else this.#recolour();
  }

  disconnectedCallback() {
    DARK.removeEventListener("change", this.#recolour);
    this.#stopWatching();
    this.#panel?.then((panel) => panel.destroy());
    this.#panel = null;
    this.#isOpen = false;
    this.#frame.replaceChildren();
    this.#frame.remove();
  }

  /**
   * Opens the panel. `focus` moves the focus into it, as a click wants and an automatic opening does not; `engage` makes the
   * conversation at once, as whoever scanned an event's code wants.
   * @param {{ focus?: boolean, engage?: boolean }} [how]
   */
  async open({ focus = true, engage = focus } = {}) {
    this.#isOpen = true;
    this.#launcher?.expanded(true);
    const panel = await this.#load();
    if (!panel || !this.#isOpen) return panel;
    this.#stopWatching();
    this.#launcher?.unread(0);
    panel.open({ focus, engage });
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

  /** What was set, read once: a conversation does not change its server. */
  #settings() {
    const { code, scanned } = eventOf(this.getAttribute("event"));
    oneOf(this, "mode", "bubble");
    oneOf(this, "theme", "auto");
    this.#server = serverOf(this.getAttribute("server"), SOURCE.origin);
    this.#event = code;
    return { scanned };
  }

  #recolour = () => {
    if (this.#frame.isConnected) readable(this.#frame);
  };

  #watch() {
    this.#stopWatching();
    this.#stopWatching = watchUnread(() => countUnread(this.#server, this.#store()), (count) => {
      if (this.#isOpen) return;
      this.#launcher?.unread(count);
      this.#tell("unread", { count });
    });
  }

  #store() {
    return storeFor(this.#server, this.#event);
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
      server: this.#server,
      event: this.#event,
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
