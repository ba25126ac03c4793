// @ts-check
import { duration } from "./typo.js";

/** Every French sentence of the panel. A no-break space stands before « : ; ? ! ». */
export const TEXTS = {
  title: "Bon Canal",
  subtitle: "Assistant automatique",
  notice: "Vous parlez à un assistant automatique, pas à une personne. Il peut se tromper\u00a0: ses réponses citent leurs sources.",
  conversation: "Conversation",
  volatile: "Votre navigateur ne garde rien de ce site\u00a0: la conversation sera oubliée quand vous quitterez cette page.",
  yourData: "Vos données",
  /** @param {string} title @param {string} who */
  atEvent: (title, who) =>
    `**Vous participez à «\u00a0${title}\u00a0»${who ? `, avec ${who}` : ""}.** Posez votre question à l’intervenant\u00a0: ` +
    "elle reste anonyme si vous ne donnez pas votre nom. Vous pouvez aussi me demander conseil pour votre métier.",
  eventQuestions: ["Je voudrais poser une question à l’intervenant"],
  board: "Voir les questions et les réponses",
  unknownEvent: "Je ne retrouve pas cet événement.",
  withoutEvent: "En attendant, vous pouvez me poser toutes vos questions sur vos canaux numériques.",
  loading: "Chargement de votre conversation…",
  welcome:
    "**Bonjour\u00a0!** Dites-moi votre métier et ce que vous cherchez, je vous dis quels canaux numériques vous conviennent, " +
    "pourquoi, et par quoi commencer.",
  examplesLabel: "Exemples de questions",
  examples: [
    "Je suis fleuriste\u00a0: Instagram ou Facebook\u00a0?",
    "Je suis en profession libérale, Facebook est-il pour moi\u00a0?",
    "J’ai une heure par semaine, par où commencer\u00a0?",
  ],
  you: "Vous\u00a0:",
  bot: "L’assistant\u00a0:",
  person: "Une personne de l’équipe",
  typing: "L’assistant prépare sa réponse…",
  passedOn: "Votre message est transmis à une personne de l’équipe.",

  boxLabel: "Votre message",
  placeholder: "Posez votre question…",
  boxHelp: "Entrée pour envoyer, Maj + Entrée pour aller à la ligne.",
  send: "Envoyer",
  tooLong: "Votre message est trop long\u00a0: raccourcissez-le, ou envoyez-le en deux fois.",

  close: "Fermer l’assistant",
  menu: "Options de la conversation",
  toPerson: "Parler à une personne",
  askPerson: "Je voudrais parler à une personne",
  export: "Exporter ma conversation",
  exportHere: "Exporter",
  exportName: "bon-canal-mes-donnees.json",
  exported: "Le fichier de vos données est téléchargé.",
  nothingYet: "Il n’y a encore aucune conversation à exporter.",
  erase: "Effacer ma conversation",
  eraseTitle: "Effacer votre conversation\u00a0?",
  eraseText: "Tout ce qui est gardé de cette conversation sera supprimé, ici et sur le serveur. On ne pourra pas revenir en arrière.",
  eraseYes: "Effacer",
  eraseNo: "Annuler",
  erased: "Votre conversation est effacée, il n’en reste rien.",
  notErased: "L’effacement n’a pas abouti. Vérifiez votre connexion, puis recommencez.",
  notExported: "L’export n’a pas abouti. Vérifiez votre connexion, puis recommencez.",

  offline: "Hors connexion. Votre message partira dès le retour du réseau.",
  offlineIdle: "Hors connexion. Vous pouvez écrire\u00a0: votre message partira dès le retour du réseau.",
  down: "Le service ne répond pas pour le moment. Votre message est gardé et partira tout seul.",
  downReading: "Le service ne répond pas pour le moment. Nouvel essai dans quelques secondes.",
  busy: "Trop de messages en peu de temps. Le vôtre partira dans un instant.",
  back: "La connexion est rétablie.",
  refused: "Votre message n’a pas pu être envoyé.",
  retry: "Réessayer",
  waiting: "En attente d’envoi",
  notSent: "Non envoyé",

  chosen: "choisi",
  repliesLabel: "Réponses proposées",
  more: "En savoir plus",
  readOn: "Lire la suite",
  newWindow: " (nouvelle fenêtre)",
  platforms: "Les canaux, en bref",
  compared: "Côte à côte",
  first: "En premier",
  time: "Temps par semaine",
  both: "Pour les deux",
  all: "Pour tous",
  plan: "Votre plan de 30 jours",
  week: "Semaine",
  try: "À essayer",
  hypothesis: "Hypothèse",
  measure: "À mesurer",
  planPage: "À imprimer",
  planPdf: "PDF",
  planCalendar: "Calendrier",
  chart: "Évolution de vos chiffres, avant et après",
  chartPage: "Voir le suivi",
  chartPng: "Image",
  cases: "Cas réels",
  sources: "Sources",
  source: "Lire le cas",
  reasons: "Pour vous",
  cautions: "À surveiller",
  warnings: "À savoir",

  copy: "Copier la réponse",
  copied: "La réponse est copiée.",
  notCopied: "La copie n’a pas abouti\u00a0: sélectionnez le texte, puis copiez-le.",
  print: "Imprimer la réponse",
  notPrinted: "L’impression n’a pas abouti\u00a0: votre navigateur la refuse sur cette page.",

  useful: "Utile\u00a0?",
  vote: "Cette réponse vous aide-t-elle\u00a0?",
  voteUp: "Oui, réponse utile",
  voteDown: "Non, réponse pas utile",
  thanks: "Merci, c’est noté.",
  notVoted: "Votre avis n’est pas parti\u00a0: réessayez dans un instant.",
  commentLabel: "Que vous a-t-il manqué\u00a0? (facultatif)",
  commentSend: "Envoyer mon avis",
};

export const ROLES = { main: "Canal principal", home: "Votre base", support: "En appui" };

/** @type {Record<string, { word: string, icon: "check" | "half" | "cross" }>} */
export const OUTCOMES = {
  success: { word: "Réussite", icon: "check" },
  mixed: { word: "Résultat mitigé", icon: "half" },
  failure: { word: "Échec", icon: "cross" },
};

/** « 1 h 30 par semaine ». @param {number} minutes */
export const aWeek = (minutes) => `${duration(minutes)} par semaine`;

/** « 1 950 / 2 000 ». @param {number} length @param {number} limit */
export const counter = (length, limit) => `${length.toLocaleString("fr-FR")} / ${limit.toLocaleString("fr-FR")} caractères`;
