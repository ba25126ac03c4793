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

const QUESTION = {
  text: `Vos clients sont-ils surtout des particuliers ou des entreprises${NB}?`,
  buttons: [
    { title: "Des particuliers", payload: '/inform_profile{"clientele": "B2C"}' },
    { title: "Des entreprises", payload: '/inform_profile{"clientele": "B2B"}' },
  ],
  data: { kind: "question", topic: "inform_profile" },
};

const message = (text, data = {}, buttons = []) => ({ text, buttons, data: { kind: "notice", ...data } });

/** A message that shows `text` wherever a server's words are shown. */
function everywhere(text) {
  return {
    text,
    buttons: [{ title: text.slice(0, 60), payload: "/help" }],
    data: {
      kind: "answer",
      platforms: [{ id: text, name: text, role: text, hours: 1, reasons: [text], cautions: [text] }],
      case_studies: [{ id: "x", title: text, outcome: text, url: text }],
      sources: [{ title: text, publisher: text, year: text, url: text }],
      warnings: [text],
      more: text,
    },
  };
}

/** @param {string} said a text or a payload @returns {{ topic: string, handled_by?: string, messages: any[] }} */
export function answer(said) {
  if (said.startsWith("echo:")) return { topic: "help", messages: [everywhere(said.slice(5))] };
  if (said === "/human_handoff" || /parler à une personne/i.test(said)) return { topic: "human_handoff", handled_by: "person", messages: [] };
  if (/effacer mes données/i.test(said))
    return { topic: "delete_data", messages: [message(`**Voici ce que je garde sur vous.** Voulez-vous que j'efface tout${NB}?`, { kind: "question", action: "export" }, [{ title: "Oui, tout effacer", payload: "/affirm" }, { title: "Non, garder", payload: "/deny" }])] };
  if (said === "/affirm") return { topic: "delete_data", messages: [message("**C'est effacé.** Il ne reste rien de notre conversation.", { action: "erase" })] };
  if (said === "/why_recommendation") return { topic: "why_recommendation", messages: [message("**Parce que vos clients sont tout près.** Le reste en découle.", { kind: "answer" }, [{ title: "Parler à une personne", payload: "/human_handoff" }])] };
  if (said.startsWith("/inform_profile")) return { topic: "inform_profile", messages: [message("C'est noté. Et combien de temps avez-vous chaque semaine\u00a0?", { kind: "question" })] };
  if (/fleuriste|fleurs/i.test(said)) return { topic: "platform_fit", messages: [ANSWER, QUESTION] };
  return { topic: "greet", messages: [message("Bonjour\u00a0! Quel est votre métier\u00a0?")] };
}
