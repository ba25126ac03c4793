"""Words around a trade that tell whose it is. All are matched on folded text, just before or just after the title."""

from __future__ import annotations

import re

_FILL = (
    r"(?:[\s,'’«\"-]|\b(?:une?|1|l[ea]s?|l|des?|du|d|qu|que|petite?s?|ptite?s?|grande?s?|simples?|jeunes?|vieux|vieille|ancienne?|nouve(?:au|lle)|seule?|modestes?|futurs?|future|humbles?|"
    r"pauvre|vraie?|bon(?:ne)?|gros(?:se)?|artisane?s?|maitre|gerante?|patronne?|proprio|proprietaire|tenanciere?|responsable|associee?s?|deux|trois|quatre|cinq|[2-9]|tout(?:e|es|s)?|juste|"
    r"donc|bien|aussi|egalement|enfin|bah|ben|euh|genre|plutot|surtout|actuellement|desormais|maintenant|mtn|deja|avant|a la fois|et|toujours|encore|certifiee?|diplomee?|independante?s?|"
    r"joli[e]?|belle|beau|micro|mini|quoi|moi|hein|cette|ce|mon|ma|notre|nos|propre|premiere?|second[e]?|tu|ton|part|eu|ya|principalement|debutante?|passionnee?|local[e]?|specialisee?|"
    r"installee?|liberale?|expert[e]?|salariee?|meilleure?|profession|metier|chef|en tant que|auto-entrepreneu(?:r|se)|autoentrepreneur|micro-entrepreneu(?:r|se)|freelance|freelancer|interim|retraitee?|ex)\b)*"
)
_SELF = r"(?:suis|jsuis|jsui|jsus|j'suis|chuis|chui|chu|chus|shuis|sui|sommes|some|on (?:est|et|sera|etait)|j'etais|c'est moi|je serai|vais etre|(?:^|(?<=[.,;] ))etant|me voila|me voici|nous voila|(?:je )?suis passee?)"


def _ends(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?:^|(?<![a-z0-9]))(?:{pattern}){_FILL}$")


SELF_IS = _ends(_SELF)
AS_ONE = _ends(
    r"en tant qu[e']?|en qualite de?|mon metier[ ,:=]*(?:c'?est|c|est|de)?|notre metier[ ,:=]*(?:c'?est|c|est|de)?|metier ?[:=]|(?:nouveau )?metier ?[:=]|profession ?[:=]|activite ?[:=]|"
    r"(?:mon|notre) (?:taf|job|boulot|truc|travail|activite|entreprise|boite|business|domaine|rayon|secteur)[ ,:=]*(?:c'?est|c|est|:)|moi(?:,? c'?est| c|, je fais)|nous,? c'?est|"
    r"(?:travaille|bosse|exerce|installee?|jbosse|demarre|debute|lance|inscrite?|declaree?) (?:en tant que|comme)|devenue?|deviens|devenir|reconverti\w* (?:en|comme)|passee?(?= taxi)|tu peux noter|note|notez|je parle d'un metier de"
)
PLACE_OWN = _ends(r"ma|notre|nos|mn|mes|mon")
PLACE_HAVE = _ends(
    r"(?:j'?ai|jai|g|on a|nous avons|j'avais|jvai)(?: (?:ouverte?|ouver|reprise?|reprit?|achete|cree|monte|lance|fonde|demarre|vendu|rachete|choisi))?|jtiens|tiens|on tient|tenons|gere|gerons|jgere|dirige|dirigeons|exploite|exploitons|possede|"
    r"jouvre|ouvre|ouvrons|ouvert|ouvrir|monter|montons|lancer|je lance|on lance|reprends?|on reprit?|repris|reprendre|rachete|je cree|creer|animons|fonde|codirige|a la tete|me lancer dans|je me lance dans|"
    r"(?:travaille|bosse|employee?|associee?s?|stagiaire|salariee?|responsable de la com|charge de com\w*|benevole|communication)(?: (?:dans|pour|a|au|d|de|chez))?|je prepare|projet (?:de|d|d'ouvrir|d'ouverture|de creer)?|relancer|relance|represente|preside"
)
IN_FIELD = _ends(
    r"dans|specialisee?s? (?:en|dans)|secteur(?: de| du)?|branche|metiers? d[eu]?|rayon|milieu|monde|fais|jfais|jfai|fai|fait|faisons|faire|(?:boite|entreprise|societe|pme|tpe|atelier|activite|business|start-?up|agence|service|cabinet|studio|patron\w*)(?: (?:de|d'|en|dans))?|"
    r"proposons|propose|proposes?|vi[st] de|vivons de|me lance(?: dans| en)?|jme lance(?: dans| en)?|pratique|pratiquons|me forme|assure|assurons|realise|realisons|vends|vend|vendons|je suis en|reprends"
)
FIELD_SURE = re.compile(
    r"\b(?:(?:suis|sommes|on est|travaille|bosse|taffe|jbosse|travaillons|(?:ma|notre|mon) (?:petite )?(?:boite|entreprise|societe)|lance|lancer|formee?)\b[^.!?;]{0,14}\b(?:dans|de|d|en)|"
    r"(?:metier|secteur|activite|boulot|taf|specialite|moi|nous)[ ,]*(?:c'est|c|est|:)|"
    r"(?:je|j|on|nous|moi|jfais|jfai)[ ']?(?:fais|fai|faisons|fait|faire)?(?: aussi| surtout| uniquement| principalement| que)? (?:de|du|dans))(?: la| le| l)?[ ']*$"
)
"""Before words that are also ordinary ones (« la photo », « la communication »): only these make them a trade."""
FIRST_PERSON = re.compile(
    r"(?<![a-z])(?:j[e']?|j[bcdfghklmnpqrtvwxz][a-z]+|on|nous|mon|ma|mes|notre|nos|moi|boite|entreprise|suis|chuis|chu)(?![a-z])"
)
THIRD = re.compile(
    r"\b(?:qui|il|elle|ils|elles|mari|femme|epouse|epoux|fils|fille|pere|mere|frere|soeur|cousine?|neveu|niece|amie?|pote|copain|copine|collegue|voisine?|confrere|consoeur|concurrent\w*|clientes?|clients|client|eleves?|apprentie?|stagiaire|chum|blonde|gars|"
    r"mec|dame|monsieur|patron|gamin|beau-frere|belle-soeur|gens|quelqu'un|tante|oncle)\b[^.,;:!?]{0,30}$"
)
"""Somebody else is the subject, unless a first person comes after."""
ARTICLE = re.compile(r"\b(?:une?|1)(?: (?:petite?|simple|jeune|vrai|gros(?:se)?|bon(?:ne)?|ancien(?:ne)?))?[ ']*$")
ONE_AFTER = re.compile(
    r"^\s*(?:$|[,?!:;.)»]|et |ca |c'est |c |en ligne|sur (?:insta|facebook|tiktok|linkedin|google|les reseaux)|qui (?:debute|demarre|se lance|veut|n'a|fait|cartonne|a reussi)|comme (?:moi|nous)|independ|freelance|bio|pour |quel)"
)
TASTED = re.compile(
    r"\b(?:boire|bois|bu|prendre|prends|manger|finir|acheter|achete)(?: le temps de)? (?:mon|ma|un|une|le|la|du|de la) $"
)
CASE_ASK = re.compile(
    r"\b(?:montr\w+|cite\w*|connai\w+|connaitr\w+|as-tu|t'as|ta|avez|auriez|existe|racont\w+|parle[rz]?[- ]moi|exemple?|ex|cas|histoires?|temoignages?|recit|parcours|trouve[rz]?[- ]moi|donne[rz]?[- ]moi|voir|ya|y a|il y a|comptes?)\b[^.!?;:]{0,24}\b(?:une?|d'une?|de|d')(?: (?:petite?|ptite?|vrai|vraie|autre|simple))*[ ']*$"
)
CASE_AFTER = re.compile(
    r"^(?: \w+){0,3}? ?(?:(?:qui|ki) (?:a|ait|l'a|la|ont|s'est|se soit|s'en|sen|vivait|cartonn\w*|march\w*|refuse du|en vit|galere\w*|y est|poste\w*)|ayant|dont|a qui|comme (?:le mien|la mienne|moi|nous)|en tete|sans)\b|^\W*$"
)
"""« Connaissez-vous un paysagiste qui a réussi ? »: an example asked for is one's own trade, more likely than not."""
CASE_IN = re.compile(
    r"\b(?:cas|exemples?|histoires?|temoignages?|reussites?|echecs?)(?: \w+){0,2} (?:dans|en|du cote d[eu']?)(?: la| le| l)?[ ']*$"
)
GENERIC = _ends(
    r"(?:pour|pr|chez|cas de|cas d'|metier d[e']?|vie d'?|quotidien d'?|interet (?:pour|d')|fait(?:e|s)? pour|utile (?:a|pour|aux)|conviennent? (?:a|aux|pour)|adaptee?s? (?:a|aux|pour)|convient (?:a|aux|pour)|exemples? (?:de|d'|chez)|histoires? (?:de|d')|temoignages? (?:de|d')|bon(?:ne)? (?:a|pour)|valable pour|marche pour|sert (?:a|aux)|"
    r"quand (?:on est|t'?es|tu es|je suis|c'est|on)|qd (?:on est|t'?es|t)|si (?:t'?es|tu es|t'etais|tu etais|on est|je suis|l'on est)|etre|d'etre|reussi[rt]? (?:chez|pour)|sites?|facebook|instagram|insta|linkedin|tiktok|google|reseaux?|page|publicite|pub|deontologie(?: d[e'])?|ordre|obligations? d[e']?|reglementation d[e']?|droits? d[e']?|(?:permis|interdit|autorisee?|reserve|possible|normal|utile|merite\w*(?:-t-il)?|faut-il)(?: a| aux| pour)? ?(?:qu[e']?)?|(?:recommand\w+|conseill(?:ez|es|eriez|e)|offrir|apporte\w*|propos(?:ez|es|eriez)|ser(?:t|vir|virait|viraient)|rapporte\w*|compatible)(?:[- ](?:vous|tu|t-il|il|elle|avec))?(?: quelque chose| quoi)?(?: a| avec)?|nous les|nous autres)"
)
ONE = re.compile(
    r"(?:\b(?:une?|1)(?: (?:petite?|ptite?|simple|jeune|vieux|vieille|modeste|bon|bonne|pauvre|humble|vrai|artisane?|gerante? (?:d'une?|de)|patronne? (?:d'une?|de)|brave))*[ '-]*|\bd'une? |\b(?:quand|si) .{2,14}|\b(?:pour|pr|comme|metier d[e']?|etre|quand on est|si je suis|chez) ?)$"
)
MANY = re.compile(
    r"\b(?:les|des|aux|nos|mes|vos|certains|quelques|d'autres|plusieurs|beaucoup de|tous les|ces|ses|tes|leurs|de|d'|dé|d|entre|avec|par)\b(?: (?:petits?|grands?|autres|jeunes|bons|vrais|gros|\d+|deux|trois))*[ ']*$"
)
OPENING = re.compile(
    r"(?:^|[.!?:;,(\[\]/#\n•–—«\"»+|>*]|[^\x00-\x7f])[\s\"'’-]*(?:(?:bonjour|bonsoir|salut|slt|hello|coucou|bjr|bjour|hey|yo|dites|dis|heille|moi|alors|bon|bah|ben|oui|nn|ok|du coup|en fait|en fet|voila|nous|perso|et|donc|heu|euh|hop|"
    r"je precise|precision|pour info|rebonjour|cher|chers|messieurs|un|une|1|petite?|simple|jeune|ancien(?:ne)?|futur[e]?|artisane?|maitre|c'?est|c|ex)[\s,:']*){0,6}$"
)
ONE_OPENING = re.compile(
    r"(?:^|[.!?:;,(«\"]|[^\x00-\x7f])[\s\"'’]*(?:(?:et|mais|alors|bon|concretement|du coup|ok|donc|bah|bonjour|mettons|exemple|genre|en fait)[\s,:]*){0,3}(?:une?|1)(?: (?:petite?|simple|jeune|vrai|gros))?[ ']*$"
)
NEGATED = re.compile(
    r"(?:\b(?:pas|pa|ni|non|jamais|pu|plu|nullement|aucun(?:e)?|arrete|sauf|sans|oublie[rz]?|adieu|fini|enleve[rz]?|biffe[rz]?|lache|bonjour les|ete|etais|j'etais)\b|suis \+|\bsuis plus\b|\b(?:fais|suis|est|suis) (?:plus|pu)\b|en vrai pas)"
    r"(?:[\s,'-]|\b(?:une?|le|la|les|l|de|du|des|d|que|vraiment|trop|seulement|non|plus|encore|simple|comme|vendu|pour|moi|a|la|en|dans|faire)\b)*$"
)
SUPPOSED = re.compile(
    r"\bsi (?:t'|tu |j'|on )etai[st] $|\b(?:trop|pas|adaptee?|faite?|utile|bien) pour une? (?:petite? )?$"
)
"""« si t'étais tatoueur », « pas trop pour une brasserie »: the example is theirs all the same."""
FOR_MINE = re.compile(r"\bpour (?:mon|ma|mes|nos|notre) (?:petite? |nouvelle |nouveau )?$")
WE = re.compile(r"^[^.!?]{0,16}, (?:on|nous|notre|nos|est-ce qu'on|peut-on|pouvons-nous)\b")
NOT_ONLY = re.compile(r"pas (?:seulement|que|uniquement|juste)(?: une?| le| la| de)? ?$")
MISTAKEN = re.compile(
    r"\b(?:(?:tu|vous|t'|on)? ?(?:m'as|m'avez|me|m'a|nous|ma|as|avez|vs) ?(?:prends|prenez|prend|faites|fais|croi\w+|note|notee?|rangee?|rangez|mis|mise|marque\w*|confond\w+|avez mis|dit|appelle\w*|cru\w*|vois|classe\w*)|croi\w+ que je suis|tas note|t'as note|avez (?:mis|note|marque\w*|ecrit)|as (?:mis|note|marque\w*|ecrit)|a la place d[eu']?|au lieu d[eu']?|plutot qu[e']?|pass\w+ pour|pris\w* pour|"
    r"remplace[rz]?|changer?|changez|substitue[rz]?|confon\w+|rangez parmi|j'ai dit|j'avais (?:dit|mis|ecrit|parle de)|j'ai (?:mis|ecrit)|jai dit|g dit|quitte|ancienne?ment|contrairement aux?)\b[^.!?;:]{0,26}$"
)
CORRECTED = re.compile(
    r"\b(?:pas|pa|non|plus|pu|plu)\b(?! si\b| que\b| quoi\b)[^.!?]{2,40}\b(?:c'?est|c|mais|plutot|maintenant|mtn) (?:une? |la |le |du |de la |moi )?$|"
    r"(?:mis|note|notee|marque|ecrit|dit)\b[^.!?]{2,30}(?:a la place d[e']?|au lieu d[e']?) ?(?:la |le |l'|du )?$|"
    r"\b(?:remplace[rz]?|changer?|changez|substitue[rz]?)\b[^.!?;]{2,40}\bpar (?:une? |la |le |du |de la )?$"
)
POSSESSED = re.compile(
    r"\b(?:mon|ma|mes|ton|ta|tes|son|sa|ses|leurs?|votre|vos|notre|nos|not)(?: (?:ancien(?:ne)?|propre|futur|petite?|nouve(?:au|lle)|cher|chere|jeune|gentille?|pote|fameux))*[ ']*$"
)
RELATED = re.compile(
    r"\b(?:maris?|femme|epoux|epouse|fils|fille|fiston|pere|mere|maman|papa|freres?|soeurs?|oncle|tante|cousine?s?|neveux?|niece|beau[- ]frere|belle[- ]soeur|beau[- ]pere|belle[- ]mere|belle[- ]fille|gendre|amie?s?|potes?|copains?|copines?|collegues?|voisine?s?|confreres?|consoeurs?|concurrent\w*|client(?:e)?s?|"
    r"chum|blonde|meuf|mec|conjointe?|compagnon|compagne|parrain|marraine|gars|type|dame|madame|monsieur|gens|acheteurs?|patiente?s?|eleves?|abonnee?s?|petit fils|petite fille|gamine?|quelqu'un|quelqun|personne|il|elle|ils|elles|lui|y|cette|celui|celle|ceux|qui)"
    r"(?:,? (?:est|qui est|etait|sont|fait|aussi|est aussi|devenue?|travaille comme|est devenue?|tient|tiennent|a|ont|gere|dirige|deja))?(?: (?:une?|le|la|l'|des|de|du|son|sa|comme|dans|artisane?|petite?|aussi|autre|en))*[ ']*$"
)
HIRED = re.compile(
    r"\b(?:embauch\w+|pay(?:er?|e|ons|ez|era|ais|ent)|paie\w*|prendre|prends?|prenez|engag\w+|recrut\w+|cherch\w+|jcherche|trouv\w+|pass(?:er|e|ez|ons) par|appel a|besoin d[eu']?|besoin|confi\w+|delegu\w+|deleg\w+|demand\w+|contact\w+|appel\w+|choisi\w*|conseill\w+|connai\w+|consult\w+|voir|vu|avoir|via|par|"
    r"face a|contre|coute\w*|tarifs?(?: d[e'])?|prix(?: d[e'])?|honoraires|devis(?: d[e'])?|factur\w*|collabor\w+|partenariat\w*|parl\w+ (?:a|avec)|bosser avec|travailler avec|travaille avec|fournis\w*|equip\w+|m'a (?:dit|propose)|rencontre\w*|signe\w* avec|sous-trait\w+|externalis\w+|laisser? a|envoye\w* (?:a|par)|"
    r"poursui\w+|dois-je (?:prendre|avoir|payer)|faut-il|faut|avis d[e']|aupres d[e']|vient d[e']|rdv chez|rendez-vous chez|alle\w* chez|vais chez|invit\w+|vends? (?:a|aux)|vendons (?:a|aux)|livr\w+|fourniss\w+|install\w+ chez|suivre|suivi par|suivie par|aide d[e']|entre les mains d[e']|donner a|tatouer|job d[e']|stage chez|ya|y a|il y a|existe|avec|ou|c'est quoi|un concours de|voit)"
    r"(?:[ ,']|\b(?:une?|1|des|les|le|la|l|de|du|d|a|aux|au|en|vrai[e]?|bon(?:ne)?|autre|petite?|quelqu'un|directement|vite|soi-meme|mon|ma|mes|notre)\b)*$"
)
CUSTOMERS = re.compile(
    r"\b(?:client\w*|cliant\w*|clientele|cible\w*|prospects?|prescripteurs?|mandants|acheteurs?|interlocuteurs?|donneurs? d'ordre|commanditaires|patients?|public|vends? (?:a|aux)|vendons aux?|vendre (?:a|aux)|jvends? (?:a|aux)|vise\w*|toucher|cherchons|logiciels? \w* ?(?:pour|aux)|appli\w* \w* ?(?:pour|aux)|machines? (?:pour|aux)|"
    r"outils? (?:pour|aux)|materiel (?:pour|aux)|services? (?:pour|aux)|solutions? (?:pour|aux)|produits? (?:pour|aux)|formations? (?:pour|aux)|sites? (?:pour|aux) les|destine\w* (?:a|aux)|m'envoient|nous envoient|accompagne|accompagnons|coache|forme|formons|equip\w+|fournis\w*|fournissons|livre|livrons|habille|repare|entretiens|au service d\w*|aide|travaill\w+ pour|boss\w+ pour|jou\w+ pour|sous-trait\w+ pour|(?:argument|accroche|contrat|devis|mail|carte|offre|lettre|portrait)s? \w* ?(?:pour|pr))\b[^.!?;]{0,36}$"
)
MADE_FOR = re.compile(
    r"\b(?!(?:facebook|insta|instagram|linkedin|tiktok|google|reseaux?|reseau|site|page|blog|snap|x|youtube|pinterest|whatsapp|idees?|conseils?|exemples?|quoi|lequel|interet|bien|utile|mieux|appli|plan|strategie|pub|contenus?|posts?|cas|bon|mal|fait|faite|truc|chose|newsletter|c'est|est|cest|ca|hashtags?)\b)[a-z]{4,} (?:pour|aux) $|"
    r"\b(?:fabri\w+|vend\w*|cre(?:e|ons)|produi\w+|edit\w+|develop\w+|lou(?:e|ons)|propos\w+|concev\w+|concoi\w*|fourni\w+)\b[^.!?;]{0,45} (?:pour|aux) (?:les |des )?$"
)
NUMBERED = re.compile(r"\b(?:deux|trois|quatre|cinq|[2-9]|des|plusieurs) (?:\w+ )?$")
THE_ONE = re.compile(
    r"\b(?:le|la|l|l'|ce|cet|cette|du|au|chaque|quel|quelle|celui du|autre|meme)(?: (?:petite?|grande?|jeune|vieux|ancien(?:ne)?|nouve(?:au|lle)|gros(?:se)?|bon(?:ne)?|autre|meilleure?|pauvre))*[ ']*$"
)
DEFINITE = re.compile(
    r"\b(?:le|la|l|l'|les|ce|cet|cette|ces|du|au|aux|des|autre|autres|chaque|tous les|toutes les|quel|quelle|celui du|meme|eme|vieux|vieille)(?: (?:petite?|grande?|jeune|vieux|ancien(?:ne)?|nouve(?:au|lle)|gros(?:se)?|bon(?:ne)?|autre|meilleure?|pauvre))*[ ']*$"
)
AFTER_MODAL = re.compile(
    r"^(?: \w+){0,4}?,? ?(?:il |elle |ca |ils |c'?est |on )?(?:doit|doivent|devrait|devraient|peut|peuvent|pe|pourrait|a-t-il|a-t-elle|a-t-on|ont-ils|a(?:vait)? le droit|(?:a|ont) (?:pas )?le droit|a interet|ont interet|sert|est-il|est-elle|fait quoi|va ou|met quoi|poste quoi|publie quoi|trouve|gagne|ca sert|aurait|a besoin|a-t|peut-il|peut-elle|poste|publie|c koi|c'est quoi|ca (?:marche|rapporte|ramene|doit|va|poste|fait))\b"
)
ASKING = re.compile(
    r"^,? ?(?:ont-ils|ont-elles|ont ils|peuvent-ils|peuvent-elles|(?:n'|ne )?(?:ont|auraient) (?:plus |pas )?(?:le |d'|de )?(?:droit|interdiction|obligation)|(?:\w+ )?(?:ne )?peuvent (?:pas |plus )?(?:faire|communiquer|etre|se)|on (?:peut|doit|a le droit)|doivent|ont interet|ont-ils interet|sont-ils autorises)"
)
AFTER_MINE = re.compile(
    r"^,? ?(?:ici(?! c)|icitte|de metier|a mon compte|a son compte|independante?|freelance|liberale?|en (?:solo|activite|libe|liberal|freelance|reconversion|creation|franchise)|a domicile|a dom|depuis|installee?|bio\b|itinerante?|de \d+ ?m2|(?:a|en|sur|dans|pres d|au|aux) )"
)
AFTER_OTHERS = re.compile(
    r"^ pour (?:mes|mon|ma|nos|notre|gerer|filmer) |^(?:(?: (?:de|d'|du|a|en))? ?\w+){0,3} (?:m'a|m'ont|me (?:dit|demande|facture|propose|conseille|fait)|nous (?:a|dit|demande)|ma (?:dit|demande|propose)|qui (?:gere|s'occupe|vient|passe|habite|m'a|me|nous|demande|coute)|d'a cote|d'en face|du (?:coin|village|quartier|bout|dessous)|de mon (?:village|quartier)|vient|demande|passe|a dit|pretend|veut me|facture|s'occupe|tenait|tenu par)\b"
)
PUNCTUATED = re.compile(
    r"^\s*(?:$|[.,;:!?()\n/|–—…&+]|[^\x00-\x7f]|- |et |qui |a |en |dans |sur |pour |pr |je |j'|on |avec |depuis |avc |ac |av |le |la |les |l'|specialis|sexag|honnete|mobile|inde\b|ca |c'|ou |quel|mais |chez |au |sans |pres |vers |bio|independ|freelance|ici|debut|il |elle |\d|de |du |des |d'|doit|comment|quoi|cherche|lequel|koi|kel|faut|insta|facebook|tiktok|linkedin|snap|google|twitter|pinterest)"
)
