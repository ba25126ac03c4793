// @ts-check
import { h } from "../shared/dom.js";
import { ownAddress, record, text } from "./read.js";
import { TEXTS } from "./texts.js";
import { ways } from "./ways.js";

/** Before and after: the server's drawing, with what it shows in words; the words alone when it does not come. @param {unknown} value @param {string} server */
export function chart(value, server) {
  const { page, png, svg, alt } = record(value);
  const source = ownAddress(svg, server) ?? ownAddress(png, server);
  if (!source) return null;
  const words = text(alt) || TEXTS.chart;
  const image = h("img", { src: source, alt: words, referrerpolicy: "no-referrer", on: { error: () => image.replaceWith(h("p", { class: "missing" }, words)) } });
  const links = ways(
    [
      { href: page, drawing: "chart", words: TEXTS.chartPage },
      { href: png, drawing: "download", words: TEXTS.chartPng },
    ],
    server,
  );
  return h("figure", { class: "section chart" }, image, links);
}
