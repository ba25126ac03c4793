import assert from "node:assert/strict";
import { test } from "node:test";
import { parse, plain, safeLink } from "../../widget/src/panel/markdown.js";
import { duration, typeset } from "../../widget/src/panel/typo.js";

const only = (source) => {
  const [block] = parse(source);
  return block.type === "paragraph" ? block.lines.flat() : block;
};

test("paragraphs, line breaks and bold", () => {
  assert.deepEqual(parse("Un **deux** trois\nquatre\n\ncinq"), [
    { type: "paragraph", lines: [["Un ", { type: "strong", children: ["deux"] }, " trois"], ["quatre"]] },
    { type: "paragraph", lines: [["cinq"]] },
  ]);
});

test("lists of both kinds, after a paragraph, with a continued line and loose items", () => {
  assert.deepEqual(parse("Voici\u00a0:\n- un\n  suite\n\n- deux\n\n3. trois"), [
    { type: "paragraph", lines: [["Voici\u00a0:"]] },
    { type: "list", start: null, items: [["un", " ", "suite"], ["deux"]] },
    { type: "list", start: 3, items: [["trois"]] },
  ]);
});

test("a year at the beginning of a line is no list", () => {
  assert.equal(parse("2026. Une année")[0].type, "paragraph");
});

test("links with bold inside, inside bold, and with brackets in the address", () => {
  assert.deepEqual(only("[le **cas**](https://a.fr/x_(y))"), [
    { type: "link", href: "https://a.fr/x_(y)", children: ["le ", { type: "strong", children: ["cas"] }] },
  ]);
  assert.deepEqual(only("**voir [ici](https://a.fr/)**"), [
    { type: "strong", children: ["voir ", { type: "link", href: "https://a.fr/", children: ["ici"] }] },
  ]);
});

test("bare addresses become links, without the full stop after them", () => {
  assert.deepEqual(only("Voir https://a.fr/b, ou contact@a.fr."), [
    "Voir ",
    { type: "link", href: "https://a.fr/b", children: ["https://a.fr/b"] },
    ", ou ",
    { type: "link", href: "mailto:contact@a.fr", children: ["contact@a.fr"] },
    ".",
  ]);
});

test("an address that is not safe stays the text that was written", () => {
  for (const bad of ["javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,x", "vbscript:x", "file:///etc/passwd", "//a.fr", "/chemin", "blob:https://a.fr/1"]) {
    assert.equal(safeLink(bad), null, bad);
    assert.deepEqual(only(`[x](${bad})`).join(""), `[x](${bad})`);
  }
  for (const good of ["https://a.fr/", "http://a.fr/", "mailto:a@b.fr", "tel:+33100000000"]) assert.equal(safeLink(good), good);
});

test("long hostile texts are read quickly", () => {
  const began = performance.now();
  for (const piece of ["**", "[", "[a](", "- ", "https://", "a@", "[](", "(".repeat(3)]) parse(piece.repeat(7000));
  assert.ok(performance.now() - began < 2000, `${performance.now() - began} ms`);
});

test("French typography: apostrophes, and spaces that do not break before signs and units", () => {
  const cases = [
    ["l'avis d'Anne, c'est « utile » : aujourd'hui ?", "l’avis d’Anne, c’est «\u00a0utile\u00a0»\u00a0: aujourd’hui\u00a0?"],
    ["2 h 30 par semaine, 45 min, 3 % et 1 000 €", "2\u00a0h 30 par semaine, 45\u00a0min, 3\u00a0% et 1\u00a0000\u00a0€"],
    ["https://a.fr/x : y 'cité' 5' rock'n'roll", "https://a.fr/x\u00a0: y 'cité' 5' rock’n’roll"],
    ["2 hommes, 3 minutes", "2 hommes, 3 minutes"],
  ];
  for (const [typed, printed] of cases) assert.equal(typeset(typed), printed);
  assert.deepEqual([5, 60, 90, 125].map(duration), ["5\u00a0min", "1\u00a0h", "1\u00a0h\u00a030", "2\u00a0h\u00a005"]);
});

test("a text without its marks keeps its addresses", () => {
  const source = "**Un** [cas](https://a.fr/x)\n\n- deux\n- https://b.fr\n\n2. trois";
  assert.equal(plain(source), "Un cas (https://a.fr/x)\n\n- deux\n- https://b.fr\n\n2. trois");
});
