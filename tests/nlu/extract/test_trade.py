"""What is taken for the person's trade, and what is not."""

from __future__ import annotations

import pytest

from bot.nlu.extract.facts import FactsExtractor

SAID = [
    # first person, in all its spellings
    ("je suis boulanger", "boulanger", "bakery_pastry", None),
    ("Je suis avocate à Nîmes", "avocate", "legal_professions", "avocat"),
    ("chuis coiffeuse à dom", "coiffeuse à domicile", "hairdressing", None),
    ("j'suis plombier", "plombier", "plumbing_electric_heating", None),
    ("jsui fleuriste a angers", "fleuriste", "florist_garden_centre", None),
    ("en tant que notaire, ai-je le droit à LinkedIn ?", "notaire", "legal_professions", "notaire"),
    ("mon métier c'est ramoneur", "ramoneur", "plumbing_electric_heating", None),
    ("je travaille comme assistante maternelle", "assistante maternelle", "home_care_childcare", None),
    ("nous sommes deux kinés au Havre", "kinésithérapeute", "paramedical_care", "masseur_kinesitherapeute"),
    ("on est maraîchers bio dans le Gers", "maraîcher bio", "farming_livestock", None),
    ("moi je suis détective privée", "détective privée", "security_investigation", "detective_prive"),
    ("Je suis maréchal-ferrant itinérant", "maréchal-ferrant", "animal_services", None),
    ("je suis coach sportif", "coach sportif", "sports_fitness", None),
    ("Je suis photographe de mariage à Annecy", "photographe de mariage", "photo_video", None),
    ("JE SUIS MACON PAS MANNEQUIN", "maçon", "structural_building", None),
    # the message is little more than the trade
    ("Taxidermiste.", "taxidermiste", "art_crafts_jewelry", None),
    ("boulangère", "boulangère", "bakery_pastry", None),
    ("Ébéniste. Jura.", "ébéniste", "wood_furniture", None),
    ("Déménageur, Metz", "déménageur", "transport_logistics", None),
    ("#fleuriste", "fleuriste", "florist_garden_centre", None),
    ("dev freelance", "développeur freelance", "software_it", None),
    ("agence immo", "agence immobilière", "real_estate", "agent_immobilier"),
    ("expert compta", "expert-comptable", "accounting_audit", "expert_comptable"),
    ("nounou", "nounou", "home_care_childcare", None),
    ("Coiffeuse, je cherche des clientes plus jeunes", "coiffeuse", "hairdressing", None),
    ("Plombier ici, Instagram ça vaut le coup ?", "plombier", "plumbing_electric_heating", None),
    ("bonjour, sage femme libérale, quel réseau ?", "sage-femme libérale", "medical_practice", "sage_femme"),
    # shops, practices and firms
    ("on tient un pressing", "pressing", "cleaning_laundry", None),
    ("J'ai un food truck à Trois-Rivières", "food truck", "street_food_catering", None),
    ("cabinet à trois kinés", "cabinet à trois kinésithérapeutes", "paramedical_care", "masseur_kinesitherapeute"),
    ("notre cabinet dentaire cherche des patients", "cabinet dentaire", "medical_practice", "chirurgien_dentiste"),
    ("étude notariale à Tours", "étude notariale", "legal_professions", "notaire"),
    ("je viens de reprendre une officine", "officine", "pharmacy_optics", "pharmacien"),
    ("ma boulangerie marche bien", "boulangerie", "bakery_pastry", None),
    ("ferme pédagogique", "ferme pédagogique", "farming_livestock", None),
    ("J'ai une boutique de laine", "boutique de laine", "specialised_retail", None),
    ("je gère un magasin de vélos", "magasin de vélos", "specialised_retail", None),
    ("J'ai un salon de barbier à Sherbrooke", "salon de barbier", "hairdressing", None),
    ("On a une fiduciaire à Lausanne", "fiduciaire", "accounting_audit", "expert_comptable"),
    ("ma friterie à Liège", "friterie", "restaurant", None),
    ("je tiens un dépanneur à Gatineau", "dépanneur", "food_retail", None),
    ("nous avons un gîte dans le Cantal", "gîte", "lodging", None),
    ("mon camping ouvre en mai", "camping", "lodging", None),
    ("patron d'un escape game", "patron d'escape game", "leisure_recreation", None),
    ("J'ai ouvert une micro-crèche", "micro-crèche", "home_care_childcare", None),
    ("j'ai une auto ecole a Evry", "auto-école", "driving_school", "auto_ecole"),
    ("je dirige un bureau d'études structure", "bureau d'études structure", "architecture_engineering", None),
    ("moi j'ai la société de nettoyage à Saint Denis", "société de nettoyage", "cleaning_laundry", None),
    # by what is made, sold, repaired, taught
    ("ma boîte fait de l'usinage", "usinage", "machining_metal", None),
    ("usinage pour l'aéro", "usinage", "machining_metal", None),
    ("je pose des faux ongles", "pose de faux ongles", "beauty_spa", "estheticienne"),
    ("je répare des vélos", "réparation de vélos", "repair_devices", None),
    ("On fabrique des engrenages", "fabrication d'engrenages", "machining_metal", None),
    ("Je loue des châteaux gonflables", "location de châteaux gonflables", "events_weddings", None),
    ("je vends des machines agricoles", "vente de machines agricoles", "wholesale_b2b_trade", None),
    ("alors moi je tatoue, fineline surtout", "tatouage", "beauty_spa", None),
    ("J'enseigne le piano chez moi", "cours de piano", "training_teaching", None),
    ("j'élève des escargots", "élevage d'escargots", "farming_livestock", None),
    ("nous fabriquons des crèmes et des savons", "fabrication de crèmes", "industrial_production", None),
    ("je fais de la plomberie", "plomberie", "plumbing_electric_heating", None),
    ("je suis dans l'immobilier", "immobilier", "real_estate", "agent_immobilier"),
    ("je vends des machines à café", "vente de machines à café", "wholesale_b2b_trade", None),
    ("je tiens une pharmacie", "pharmacie", "pharmacy_optics", "pharmacien"),
    ("boutique de laine", "boutique de laine", "specialised_retail", None),
    ("je fais des sites web pour les artisans", "création de sites web", "graphic_web_print", None),
    ("je coache des avocats", "coaching d'avocats", "coaching", None),
    (
        "mes clients sont des restaurateurs, je vends du matériel de cuisine",
        "vente de matériel de cuisine",
        "wholesale_b2b_trade",
        None,
    ),
    ("quels réseaux ça me prend pour mon food truck ?", "food truck", "street_food_catering", None),
    ("toi tu ferais TikTok si t'étais tatoueur ?", "tatoueur", "beauty_spa", None),
    ("infirmières libérales, on peut faire de la pub ?", "infirmière libérale", "paramedical_care", "infirmier"),
    # spelling
    ("chui coiffeuz", "coiffeuse", "hairdressing", None),
    ("jsui plombié a lyon", "plombier", "plumbing_electric_heating", None),
    ("je fabrike dé bijoux", "fabrication de bijoux", "art_crafts_jewelry", None),
    ("cordonier a Roubaix", "cordonnier", "fashion_leather", None),
    ("esteticienne a domicile", "esthéticienne à domicile", "beauty_spa", "estheticienne"),
    ("je suis coifeuse", "coiffeuse", "hairdressing", None),
    ("jsuis plonbier", "plombier", "plumbing_electric_heating", None),
    ("je suis assistante maternel agrée", "assistante maternelle agréée", "home_care_childcare", None),
    ("je suis naturopate", "naturopathe", "wellness_therapies", "naturopathe_bien_etre"),
    ("je suis fotographe", "photographe", "photo_video", None),
    # regulated professions, colloquially
    ("je suis véto en Lozère", "vétérinaire", "medical_practice", "veterinaire"),
    ("chuis toubib", "médecin", "medical_practice", "medecin"),
    ("idel dans le Gard", "infirmière libérale", "paramedical_care", "infirmier"),
    ("infirmier libéral", "infirmier libéral", "paramedical_care", "infirmier"),
    ("je suis ostéo", "ostéopathe", "paramedical_care", "osteopathe"),
    ("je suis buraliste", "buraliste", "bar_cafe", "tabac_vapotage"),
    ("Un caviste a-t-il intérêt à être sur TikTok ?", "caviste", "food_retail", "vigneron_caviste"),
    ("je suis huissière de justice", "huissière de justice", "legal_professions", "commissaire_de_justice"),
    ("je suis chauffeur vtc", "chauffeur VTC", "taxi_vtc_ambulance", "taxi_vtc"),
    ("courtière en assurances", "courtière en assurances", "insurance_finance", "courtier_assurance"),
    ("je suis géomètre", "géomètre", "property_diagnostics", "geometre_expert"),
    ("architecte d'intérieur à Lyon", "architecte d'intérieur", "interior_design", None),
    ("je suis architecte", "architecte", "architecture_engineering", "architecte"),
    ("je suis armurier", "armurier", "specialised_retail", "armurier"),
    ("je suis logopède à Namur", "logopède", "paramedical_care", "orthophoniste"),
    ("conseiller funéraire à Vannes", "conseiller funéraire", "funeral_services", "pompes_funebres"),
    # taken as an example of one's kind
    ("Facebook pour un avocat, bonne idée ?", "avocat", "legal_professions", "avocat"),
    ("chez les notaires, ça marche ?", "notaire", "legal_professions", "notaire"),
    ("quand on est ostéo, on poste quoi", "ostéopathe", "paramedical_care", "osteopathe"),
    ("les avocats ont-ils le droit à la publicité ?", "avocat", "legal_professions", "avocat"),
    ("QUEL RESEAU POUR UN MACON", "maçon", "structural_building", None),
    # corrections
    ("C'EST PAS COUVREUR C'EST MACON", "maçon", "structural_building", None),
    ("vous avez mis couturier a la place de cordonnier", "cordonnier", "fashion_leather", None),
    ("stp change peintre par plaquiste", "plaquiste", "finishing_building", None),
    ("Caviste, pas cariste", "caviste", "food_retail", "vigneron_caviste"),
    # a ROME title, whole or in part
    (
        "je suis technicien de maintenance en ascenseurs",
        "technicien de maintenance en ascenseurs",
        "industrial_maintenance",
        None,
    ),
    ("Je suis conservatrice de musée", "conservatrice de musée", "nonprofit_public", None),
]

NOT_SAID = [
    "je suis agent",
    "un photographe pour mes plats, combien ?",
    "je fais le ménage dans mes abonnés",
    "je sais pas si c'est la photo",
    "embaucher un community manager, ça coûte combien ?",
    "faut-il payer un graphiste ?",
    "dois-je prendre un photographe pour mes visuels",
    "mon comptable me dit d'y aller",
    "mon voisin boulanger cartonne sur insta",
    "ma nièce gère ma page",
    "Ma sœur tient un bar à chats",
    "mon mari est plombier et moi je m'occupe des papiers",
    "une amie céramiste a quitté Instagram",
    "je vends aux boulangers",
    "ma clientèle : des notaires",
    "mes clients sont des architectes et des promoteurs",
    "j'aimerais que des cavistes de Paris me trouvent",
    "machines pour agriculteurs",
    "Mes prescripteurs sont les notaires et les agences",
    "je ne suis pas boulanger",
    "tu me prends pour une agence immo",
    "vous me croyez psychologue",
    "j'ai changé de stagiaire",
    "je suis auto-entrepreneur",
    "profession libérale",
    "je suis freelance",
    "nous sommes une association",
    "notre PME a 120 salariés",
    "je suis en création d'entreprise",
    "je suis client chez vous",
    "je cherche un modèle de message",
    "mon public est fidèle",
    "SALUT CHEF",
    "merciiii",
    "merci pour tout",
    "je suis perdue",
    "est-ce que le conférencier peut répondre ?",
    "une influenceuse me demande un produit gratuit",
    "j'ai demandé à une agence un devis",
    "un robot me répond ou un humain ?",
    "le directeur du salon m'a dit de venir",
    "je fais des vidéos TikTok le dimanche",
    "je suis responsable de mes horaires",
    "on ferme le mercredi",
    "il me faut un avocat pour cette histoire ?",
    "j'ai rendez-vous chez mon dentiste",
    "Les bonnes pratiques sur Instagram",
    "comment faire une pub sur Facebook",
    "quelle est la différence entre un profil et une page",
    "bonjour",
    "deux heures par semaine",
    "je veux être connue dans mon village",
    "ma mutuelle me semble chère",
    "j'ai pas le temps de boire mon café",
]


@pytest.mark.parametrize(("text", "label", "family", "profession"), SAID)
def test_said(extractor: FactsExtractor, text: str, label: str, family: str, profession: str | None) -> None:
    trade = extractor.read(text).trade
    assert trade is not None
    assert (trade.label, trade.family, trade.profession) == (label, family, profession)
    assert 0.5 <= trade.confidence <= 1


@pytest.mark.parametrize("text", NOT_SAID)
def test_not_said(extractor: FactsExtractor, text: str) -> None:
    assert extractor.read(text).trade is None


def test_sure_of_what_is_claimed(extractor: FactsExtractor) -> None:
    """« je suis » says more than an example."""
    claimed, example = (
        extractor.read("je suis fleuriste").trade,
        extractor.read("quel réseau pour un fleuriste ?").trade,
    )
    assert claimed
    assert example
    assert claimed.confidence > example.confidence


def test_near_families_are_offered(extractor: FactsExtractor) -> None:
    trade = extractor.read("je suis peintre").trade
    assert trade
    assert {trade.family, *trade.alternatives} >= {"finishing_building", "art_crafts_jewelry"}
