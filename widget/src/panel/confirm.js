// @ts-check
import { h } from "../shared/dom.js";
import { TEXTS } from "./texts.js";

/**
 * Asks before erasing. Resolves to true or false; Escape is no.
 * @param {HTMLElement} place
 * @returns {Promise<boolean>}
 */
export function confirmErase(place) {
  return new Promise((resolve) => {
    const end = (/** @type {boolean} */ answer) => {
      if (dialog.isConnected) dialog.remove();
      resolve(answer);
    };
    const dialog = h(
      "dialog",
      {
        class: "confirm",
        "aria-labelledby": "confirm-title",
        "aria-describedby": "confirm-text",
        on: {
          keydown: (event) => event.stopPropagation(), // Escape is for this dialog, not for the panel around it
          cancel: (event) => (event.preventDefault(), event.stopPropagation(), end(false)),
        },
      },
      h("h3", { id: "confirm-title" }, TEXTS.eraseTitle),
      h("p", { id: "confirm-text" }, TEXTS.eraseText),
      h(
        "div",
        { class: "confirm-buttons" },
        h("button", { type: "button", class: "plain", on: { click: () => end(false) } }, TEXTS.eraseNo),
        h("button", { type: "button", class: "danger", on: { click: () => end(true) } }, TEXTS.eraseYes),
      ),
    );
    place.append(dialog);
    dialog.showModal();
  });
}
