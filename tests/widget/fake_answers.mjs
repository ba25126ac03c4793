// What the fake assistant says: one example of each kind of the contract.
const NB = "\u00a0";

const ANSWER = {
  text:
    `**Oui, pour vous, fleuriste à Nîmes, Instagram vaut la peine, à côté de votre fiche Google.**\n\n` +
    `Vos bouquets se montrent bien en photo, et vos clients habitent près de vous${NB}: deux publications par semaine suffisent.\n\n` +
    `- **La fiche Google** d'abord${NB}: on vous y cherche le samedi matin.\n- **Instagram** ensuite${NB}: vos créations de la semaine.\n\n` +
    `Un cas qui a bien marché${NB}: [une fleuriste de Lyon](https://exemple.fr/cas/fleuriste-lyon) a gagné douze commandes par mois.\n\n` +
    `**À essayer**${NB}: une photo le mardi et le vendredi, pendant un mois. **À mesurer**${NB}: d'où viennent vos nouveaux clients.`,
  buttons: [
    { title: `Pourquoi ces canaux${NB}?`, payload: "/why_recommendation" },
    { title: "Un exemple qui a mal tourné", payload: '/case_study{"outcome": "failure"}' },
    { title: `Par où commencer${NB}?`, payload: "/action_plan" },
  ],
  data: {
    kind: "answer",
    topic: "platform_fit",
    verdict: "yes",
    platforms: [
      { id: "google_business", name: "Fiche Google", role: "home", score: 0.91, hours: 0.5, reasons: ["vos clients vous cherchent près d'eux", "les avis rassurent avant de commander"], cautions: [] },
      { id: "instagram", name: "Instagram", role: "main", score: 0.82, hours: 1.5, reasons: ["votre travail se montre en photo", "vos clientes y sont"], cautions: ["demandez l'accord avant de montrer un mariage"] },
      { id: "facebook", name: "Facebook", role: "support", score: 0.61, hours: 0.5, reasons: ["les groupes de quartier vous recommandent"], cautions: [] },
    ],
    case_studies: [
      { id: "c1", title: "Une fleuriste de Lyon remplit ses samedis", outcome: "success", platforms: ["instagram"], url: "https://exemple.fr/cas/fleuriste-lyon" },
      { id: "c2", title: "Un atelier floral s'épuise à publier chaque jour", outcome: "failure", platforms: ["facebook"], url: "https://exemple.fr/cas/atelier" },
      { id: "c3", title: "Des abonnés, mais peu de commandes", outcome: "mixed", platforms: ["instagram"], url: "https://exemple.fr/cas/abonnes" },
    ],
    sources: [
      { title: "Baromètre du numérique", publisher: "Arcom", year: 2025, url: "https://exemple.fr/barometre" },
      { title: "Étude sur les fleuristes", publisher: "Interfel", year: 2024, url: "https://exemple.fr/etude" },
    ],
    more: `Chaque publication sur Instagram renvoie vers la fiche Google, où l'on vous joint.\n\nPlus tard${NB}: une lettre par e-mail. Le reste peut attendre.`,
  },
};

const MINUTES = "2 h";
const week = (number, title, tasks, trial) => ({ number, title, minutes: 120, tasks: tasks.map(([text, minutes]) => ({ text, minutes, channel: null })), trial: { minutes: 10, channel: null, ...trial } });

const PLAN = {
  text:
    `**Pour vous, fleuriste à Nîmes, dans l'ordre${NB}: écouter vos clients, puis la fiche Google. Quatre semaines, ${MINUTES} chacune.**\n\n` +
    `- **Semaine 1**${NB}: notez d'où sont venus vos dix derniers clients.\n- **Semaine 2**${NB}: ajoutez à la fiche dix photos nettes.\n\n` +
    `Tout le plan${NB}: [la page à imprimer](http://localhost:1/plan/abc), [le PDF](http://localhost:1/plan/abc/plan.pdf) et [le calendrier](http://localhost:1/plan/abc/plan.ics).\n\n` +
    `**À mesurer**${NB}: nouveaux clients et leur origine, avant et après.`,
  buttons: [{ title: "Noter mon point de départ", payload: '/roi_indicators{"track": "start"}' }],
  data: {
    kind: "plan",
    topic: "action_plan",
    verdict: null,
    platforms: [],
    case_studies: [],
    sources: [],
    more: `**Attention**${NB}: demandez l'accord avant de montrer un mariage.\n\n**Semaine 1 – Écouter**\n- Notez d'où viennent vos clients. (10 min)\nHypothèse${NB}: x.`,
    plan: {
      minutes_a_week: 120,
      assumed: false,
      links: { page: "http://localhost:1/plan/abc", pdf: "http://localhost:1/plan/abc/plan.pdf", calendar: "http://localhost:1/plan/abc/plan.ics" },
      weeks: [
        week("1", "Écouter et poser la base", [["Notez d'où sont venus vos dix derniers clients.", 10], ["Revendiquez votre fiche Google, horaires compris.", 30], ["Rendez visite à deux personnes qui vous envoient du monde.", 70]], { do: "Demandez à vos nouveaux clients comment ils vous ont connue.", hypothesis: "Un ou deux chemins amènent l'essentiel.", measure: "origine des nouveaux venus de la semaine" }),
        week("2", "Être trouvé et compris", [["Ajoutez à la fiche dix photos nettes.", 110]], { do: "Demandez un avis à chaque client de la semaine.", hypothesis: "Des avis récents rassurent.", measure: "avis reçus" }),
        week("3", "Donner à voir et répondre", [["Publiez une réalisation.", 110]], { do: "Publiez une photo, puis une vidéo.", hypothesis: "Le geste filmé amène plus de messages.", measure: "messages venus de chacune" }),
        week("4", "Compter et décider", [["Comptez les nouveaux clients et les heures passées.", 110]], { do: "Posez une question à la fin d'une publication.", hypothesis: "Une question fait parler.", measure: "messages et visites" }),
      ],
    },
  },
};

const CHART = {
  text: `**C'est mieux qu'au départ${NB}: nouveaux clients.**\n\n- Nouveaux clients${NB}: de 8 à 13 par mois. Deux mois seulement, restez prudente.\n\n[Voir le graphique](http://localhost:1/suivi/abc).\n\n**À mesurer** ensuite${NB}: les mêmes chiffres.`,
  buttons: [],
  data: { kind: "chart", topic: "roi_indicators", verdict: null, platforms: [], case_studies: [], sources: [], chart: { page: "http://localhost:1/suivi/abc", png: "http://localhost:1/suivi/abc/graphique.png", svg: "http://localhost:1/suivi/abc/graphique.svg", alt: `Nouveaux clients${NB}: de 8 à 13 par mois` } },
};
const BARS = (name, y, value, colour) => `<text x="10" y="${y + 24}" font-size="15">${name}</text><rect x="110" y="${y}" width="${value * 24}" height="36" fill="${colour}"/><text x="${122 + value * 24}" y="${y + 24}" font-size="15">${value}</text>`;
export const CHART_SVG = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 480 150" font-family="sans-serif"><rect width="480" height="150" fill="#fff"/>${BARS("Avant", 30, 8, "#b9c4c1")}${BARS("Après", 84, 13, "#0b5d5e")}</svg>`;

const SHARED = "Les particuliers choisissent sur la carte, Facebook ou Instagram, rarement sur LinkedIn.";
const COMPARED = [
  { id: "instagram", name: "Instagram", role: "main", score: 5.3, hours: 1.5, reasons: ["Un travail qui se voit se montre en images.", SHARED], cautions: ["Demandez l'accord écrit des personnes reconnaissables.", "Portée gratuite faible, de l'ordre de 3 % des abonnés"] },
  { id: "facebook", name: "Facebook", role: "support", score: 5.1, hours: 0.5, reasons: ["Les groupes de quartier vous recommandent.", SHARED], cautions: ["Demandez l'accord écrit des personnes reconnaissables.", "Presque personne ne voit une publication gratuite de page"] },
  { id: "linkedin", name: "LinkedIn", role: "support", score: 2.1, hours: null, reasons: [SHARED], cautions: ["Peu de particuliers y cherchent un commerce."] },
];
const comparison = (count) => ({
  text: `**Pour vous, fleuriste à Nîmes, Instagram passe avant Facebook, mais de peu.**\n\n**À essayer**${NB}: une photo le mardi et le vendredi.`,
  buttons: [],
  data: { ...ANSWER.data, topic: "platform_comparison", verdict: "conditional", platforms: COMPARED.slice(0, count), case_studies: [], sources: [], more: undefined },
});

const PARAGRAPH = `Un long paragraphe sur ce que vos clients attendent, ce qu'ils regardent avant d'entrer, et ce qu'ils racontent ensuite à leurs voisins${NB}; il y en a dix comme lui dans cette réponse.`;
const LONG = Array.from({ length: 10 }, (_, i) => `**Point ${i + 1}.** ${PARAGRAPH}`).join("\n\n");

const QUESTION = {
  text: `Vos clients sont-ils surtout des particuliers ou des entreprises${NB}?`,
  buttons: [
    { title: "Des particuliers", payload: '/inform_profile{"clientele": "B2C"}' },
    { title: "Des entreprises", payload: '/inform_profile{"clientele": "B2B"}' },
  ],
  data: { kind: "question", topic: "inform_profile" },
};

const message = (text, data = {}, buttons = []) => ({ text, buttons, data: { kind: "notice", ...data } });

/** A message that shows `text` wherever a server's words are shown, drawn as this kind. */
function everywhere(text, kind = "answer") {
  const platform = { id: text, name: text, role: text, hours: 1, reasons: [text], cautions: [text] };
  return {
    text,
    buttons: [{ title: text.slice(0, 60), payload: "/help" }],
    data: {
      kind: kind === "comparison" ? "answer" : kind,
      topic: kind === "comparison" ? "platform_comparison" : text,
      platforms: kind === "comparison" ? [platform, { ...platform, reasons: ["x"] }] : [platform],
      plan: { minutes_a_week: 60, links: { page: text, pdf: text, calendar: text }, weeks: [{ title: text, minutes: 60, tasks: [{ text, minutes: 5 }], trial: { do: text, hypothesis: text, measure: text } }] },
      chart: { page: text, png: text, svg: text, alt: text },
      case_studies: [{ id: "x", title: text, outcome: text, url: text }],
      sources: [{ title: text, publisher: text, year: text, url: text }],
      warnings: [text],
      more: text,
    },
  };
}

/** @param {string} said a text or a payload @returns {{ topic: string, handled_by?: string, messages: any[] }} */
export function answer(said) {
  const drawn = /^(plan|chart|comparison|hologram) echo:([\s\S]*)/.exec(said);
  if (drawn) return { topic: "help", messages: [everywhere(drawn[2], drawn[1])] };
  if (said.startsWith("echo:")) return { topic: "help", messages: [everywhere(said.slice(5))] };
  if (said === "/human_handoff" || /parler à une personne/i.test(said)) return { topic: "human_handoff", handled_by: "person", messages: [] };
  if (/effacer mes données/i.test(said))
    return { topic: "delete_data", messages: [message(`**Voici ce que je garde sur vous.** Voulez-vous que j'efface tout${NB}?`, { kind: "question", action: "export" }, [{ title: "Oui, tout effacer", payload: "/affirm" }, { title: "Non, garder", payload: "/deny" }])] };
  if (said === "/affirm") return { topic: "delete_data", messages: [message("**C'est effacé.** Il ne reste rien de notre conversation.", { action: "erase" })] };
  if (said === "/why_recommendation") return { topic: "why_recommendation", messages: [message("**Parce que vos clients sont tout près.** Le reste en découle.", { kind: "answer" }, [{ title: "Parler à une personne", payload: "/human_handoff" }])] };
  if (said.startsWith("/inform_profile")) return { topic: "inform_profile", messages: [message("C'est noté. Et combien de temps avez-vous chaque semaine\u00a0?", { kind: "question" })] };
  if (/par où je commence/i.test(said) || said === "/action_plan") return { topic: "action_plan", messages: [PLAN] };
  if (/où j.en suis/i.test(said)) return { topic: "roi_indicators", messages: [CHART] };
  if (/ou LinkedIn/i.test(said)) return { topic: "platform_comparison", messages: [comparison(3)] };
  if (/Instagram ou Facebook/i.test(said)) return { topic: "platform_comparison", messages: [comparison(2)] };
  if (/en détail/i.test(said)) return { topic: "help", messages: [message(LONG, { kind: "answer" })] };
  if (/fleuriste|fleurs/i.test(said)) return { topic: "platform_fit", messages: [ANSWER, QUESTION] };
  return { topic: "greet", messages: [message("Bonjour\u00a0! Quel est votre métier\u00a0?")] };
}
