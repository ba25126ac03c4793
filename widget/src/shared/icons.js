// @ts-check
const SVG = "http://www.w3.org/2000/svg";

/** Line drawings on a 24 × 24 grid, all decorative: the words beside them say the same. */
const PATHS = {
  chat: "M21 11.5a8.5 8.5 0 0 1-12.3 7.6L3 21l1.9-5.7A8.5 8.5 0 1 1 21 11.5Z M8.5 10h7 M8.5 13.5h4.5",
  close: "M6 6l12 12 M18 6 6 18",
  menu: "M5 12h.01 M12 12h.01 M19 12h.01",
  send: "M12 19V5 M5.5 11.5 12 5l6.5 6.5",
  up: "M7 11v9H4v-9h3Z M7 11l4-7a2 2 0 0 1 2.6 2.4L12.8 10H18a2 2 0 0 1 2 2.4l-1.2 6A2 2 0 0 1 16.8 20H7",
  down: "M17 13V4h3v9h-3Z M17 13l-4 7a2 2 0 0 1-2.6-2.4l.8-3.6H6a2 2 0 0 1-2-2.4l1.2-6A2 2 0 0 1 7.2 4H17",
  check: "M5 12.5 10 17.5 19 7",
  cross: "M6 6l12 12 M18 6 6 18",
  half: "M5 12c2.5-3 4.5-3 7 0s4.5 3 7 0",
  warn: "M12 4 2.8 20h18.4L12 4Z M12 10v4.5 M12 17.4h.01",
  link: "M9 5h10v10 M19 5 7 17",
  info: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18Z M12 11v5.5 M12 7.6h.01",
  clock: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18Z M12 7v5l3.2 2",
  trash: "M4 7h16 M9.5 7V4.5h5V7 M6.5 7l.8 13h9.4l.8-13",
  download: "M12 4v11 M7 10.5l5 5 5-5 M5 20h14",
  calendar: "M5 6h14v14H5Z M5 10.5h14 M9 3.5V7 M15 3.5V7",
  chart: "M5 20V11 M12 20V4 M19 20v-6",
  again: "M20 12a8 8 0 1 1-2.5-5.8 M20 3v4.5h-4.5",
  copy: "M9 9h11v11H9Z M15 9V4H4v11h5",
  print: "M7 9V4h10v5 M7 17H4V9h16v8h-3 M7 14h10v6H7Z",
  person: "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8Z M4.5 20.5a7.5 7.5 0 0 1 15 0",
  more: "M6 9.5l6 6 6-6",
};

/** @param {keyof typeof PATHS} name @returns {SVGSVGElement} */
export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  const path = document.createElementNS(SVG, "path");
  const attributes = { viewBox: "0 0 24 24", fill: "none", stroke: "currentColor", "stroke-width": "2", "stroke-linecap": "round" };
  for (const [key, value] of Object.entries(attributes)) svg.setAttribute(key, value);
  svg.setAttribute("stroke-linejoin", "round");
  svg.setAttribute("aria-hidden", "true");
  svg.setAttribute("class", `icon icon-${name}`);
  path.setAttribute("d", PATHS[name]);
  svg.append(path);
  return svg;
}
