// @ts-check
import { h } from "../shared/dom.js";

const PHONE = "(max-width: 600px), (max-height: 420px)";

/**
 * What holds the panel: a section of the page, or a dialog. On a phone the dialog fills the screen and is modal, so that
 * nothing behind it can be reached; elsewhere it leaves the page usable.
 * @param {{ page: boolean, content: HTMLElement[], titleId: string, noticeId: string, close: () => void }} options
 */
export function makeFrame({ page, content, titleId, noticeId, close }) {
  if (page) {
    const element = h("section", { class: "panel page", "aria-labelledby": titleId }, ...content);
    return { element, isPhone: () => false, open() {}, close() {}, destroy() {} };
  }
  const phone = matchMedia(PHONE);
  const element = h("dialog", { class: "panel bubble", id: "panneau", "aria-labelledby": titleId, "aria-describedby": noticeId, on: { keydown, cancel } }, ...content);
  const page_ = document.documentElement;
  let pageOverflow = "";

  /** @param {KeyboardEvent} event */
  function keydown(event) {
    if (event.key !== "Escape" || event.defaultPrevented) return;
    event.preventDefault();
    event.stopPropagation();
    close();
  }

  /** @param {Event} event */
  function cancel(event) {
    if (event.target !== element) return;
    event.preventDefault();
    close();
  }

  /** Follows the part of the screen that the keyboard leaves free. */
  function fit() {
    const { height, offsetTop } = window.visualViewport ?? { height: innerHeight, offsetTop: 0 };
    element.style.setProperty("--free-height", `${height}px`);
    element.style.setProperty("--free-top", `${offsetTop}px`);
  }

  function show() {
    if (element.open) return;
    if (!phone.matches) return element.setAttribute("open", "");
    pageOverflow = page_.style.overflow;
    page_.style.overflow = "hidden";
    element.classList.add("full");
    fit();
    element.showModal();
  }

  function hide() {
    if (element.classList.contains("full")) page_.style.overflow = pageOverflow;
    element.classList.remove("full");
    if (element.open) element.close();
  }

  /** The window was turned or resized across the limit: the same panel, held in the other way. */
  function rehang() {
    if (!element.open) return;
    const root = /** @type {ShadowRoot} */ (element.getRootNode());
    const focused = /** @type {HTMLElement | null} */ (root.activeElement);
    hide();
    show();
    focused?.focus();
  }

  phone.addEventListener("change", rehang);
  window.visualViewport?.addEventListener("resize", fit);
  window.visualViewport?.addEventListener("scroll", fit);

  return {
    element,
    isPhone: () => phone.matches,
    open: show,
    close: hide,
    destroy() {
      hide();
      phone.removeEventListener("change", rehang);
      window.visualViewport?.removeEventListener("resize", fit);
      window.visualViewport?.removeEventListener("scroll", fit);
    },
  };
}
