"""Articles in the language of the interface around them: there evidence is weak, and no line goes for its language."""

import pytest

from normaliser import catalogue
from normaliser.clean import Cleaner
from normaliser.examine import Examined, examine
from normaliser.guards import enclosed
from normaliser.level import biased
from normaliser.model import Document
from normaliser.opening import opening
from normaliser.read import read_plain

CLEANER = Cleaner(language="any")
SPANISH = """Inicio
Archivo
Buscar
Contacto
La cometa roja
martes, 4 de marzo de 2014
Publicado por Inés a las 18:05
Mi abuelo hacía cometas con papel y cañas del río, y las vendía los domingos en la playa a quien supiera volarlas.
Esta semana encontré su cuaderno. Dentro seguían las medidas, los nudos y una lista de precios en pesetas.
Lo que hace falta
Cuatro cañas finas
Papel fuerte
Hilo encerado
Cola de trapo
Se cruzan las cañas y se atan por el centro.
La cometa, todavía sin cola
—¿Y si no vuela? —preguntó mi hija cuando llegamos a la playa.
—Entonces corremos más.
Voló a la segunda, tan alto que hubo que atar los dos carretes, y un señor con un perro se quedó hasta la noche.
Compartir en Facebook
Compartir en Twitter
No hay comentarios:
Publicar un comentario
Entrada más reciente
Entrada antigua
Página principal
Suscribirse a: Enviar comentarios (Atom)
"""
GERMAN_RECIPE = """Startseite
Über diesen Blog
Impressum
Rhabarber vom Blech
12. Mai 2013
Ergibt: 20 Stück
Zutaten:
300 g Mehl
200 g Butter
1 Prise Zucker
800 g Rhabarber
Zubereitung:
Das Mehl mit der Butter verkneten, bis der Teig nicht mehr klebt, und ihn eine Stunde lang kalt stellen.
Den Rhabarber schälen, in Stücke schneiden und dicht auf den Teig legen, denn er fällt im Ofen noch zusammen.
Nach einer halben Stunde ist alles braun und duftet, und dann dauert es nicht lange, bis die Nachbarn klingeln.
Teilen mit:
Drucken
Gefällt mir:
Hinterlasse einen Kommentar
Ähnliche Beiträge
"""
FRENCH_LEAD = """Accueil
Se connecter
Rechercher
Un banc de trop sur la place
Depuis lundi, la place a un banc de plus, et personne au village ne sait qui l'a posé là pendant la nuit.
Publié le 3 juin 2016 à 9 h 12
Partager sur Facebook
Partager sur Twitter
Le garde champêtre l'a vu le premier, et il a cru que la commune l'avait commandé sans le prévenir.
La mairie pensait à un cadeau du comité des fêtes, et le comité soupçonne le menuisier, qui sourit sans rien dire.
En attendant, tout le monde s'y assoit, et l'on y parle surtout du banc.
Laisser un commentaire
Articles récents
Mentions légales
"""


def cleaned(page: str) -> list[str]:
    """The lines left of a plain text."""
    return CLEANER.clean(Document(page, media_type="text/plain")).text.strip().splitlines()


def examined(page: str) -> Examined:
    """What is known of a plain text."""
    return examine(read_plain(page), catalogue.load(), catalogue.load().function_words)


def between(page: str, first: str, last: str) -> list[str]:
    """The lines of a page from one to another."""
    lines = page.splitlines()
    return lines[lines.index(first) : lines.index(last) + 1]


@pytest.mark.parametrize(
    ("page", "first", "last"),
    [
        (SPANISH, *[line for line in SPANISH.splitlines() if line.startswith(("Mi abuelo", "Voló"))]),
        (GERMAN_RECIPE, "Ergibt: 20 Stück", GERMAN_RECIPE.splitlines()[14]),
    ],
    ids=["list, caption and talk", "head of a recipe"],
)
def test_lines_of_the_article_stay(page: str, first: str, last: str) -> None:
    wanted = between(page, first, last)
    assert [line for line in cleaned(page) if line in wanted] == wanted


def test_the_lead_above_the_byline_stays() -> None:
    assert FRENCH_LEAD.splitlines()[4] in cleaned(FRENCH_LEAD)


@pytest.mark.parametrize("page", [SPANISH, GERMAN_RECIPE, FRENCH_LEAD], ids=["es", "de", "fr"])
def test_labels_around_it_go(page: str) -> None:
    left = cleaned(page)
    assert left[-1] == max(left, key=page.splitlines().index)
    labels = {"Inicio", "Startseite", "Accueil", "Publicar un comentario", "Gefällt mir:", "Laisser un commentaire"}
    assert not labels.intersection(left)


def test_a_menu_apart_from_the_article_goes() -> None:
    menu = "\n".join(["Bildung", "Erinnerungen und Bilder", "Reisen im Norden", "Bücher, die wir mögen"])
    left = cleaned(f"{menu}\n{GERMAN_RECIPE}\n{menu}\n")
    assert not set(menu.splitlines()).intersection(left)


ENGLISH = """Home
Contact us
My grandfather made kites from wrapping paper and reeds, and he sold them on the beach to anyone who could fly them.
This week I found his notebook at the back of a drawer, and it still had all of the knots and the prices in it.
Post a comment
Older posts
"""


@pytest.mark.parametrize(
    ("page", "score", "wanted"),
    [
        (SPANISH, -1.0, 5.0),
        (SPANISH, 1.5, 6.5),
        (SPANISH, 9.0, 11.0),
        (ENGLISH, 2.5, 4.0),
        (ENGLISH, 0.5, 3.0),
        (ENGLISH, 9.0, 9.0),
    ],
    ids=["as far as may be", "to its level", "down", "English", "English as far as may be", "English never down"],
)
def test_the_article_is_brought_to_where_articles_stand(page: str, score: float, wanted: float) -> None:
    found = examined(page)
    assert set(biased(found, [score] * len(found.traits), 3.0, 0.0)) == {wanted}


def test_what_has_no_sentence_is_left_where_it_stands() -> None:
    found = examined("Inicio\nContacto\nArchivo\n")
    assert set(biased(found, [-2.0] * 3, 0.0, 0.0)) == {-2.0}


@pytest.mark.parametrize(("score", "stays"), [(-1.0, True), (-2.0, False)], ids=["nearly", "far"])
def test_a_lead_above_labels_stays_when_it_nearly_does(score: float, stays: bool) -> None:
    found = examined(FRENCH_LEAD)
    lead, first = 4, 8
    scores = [-5.0] * len(found.traits)
    scores[lead] = score
    assert (lead in opening(found, set(range(first)), scores)) is stays


@pytest.mark.parametrize(("score", "stays"), [(-0.5, True), (-4.0, False)], ids=["nearly", "far"])
def test_lines_between_the_byline_and_the_article_stay_when_they_nearly_do(score: float, stays: bool) -> None:
    found = examined(GERMAN_RECIPE)
    below_date, first = 5, 12
    kept = opening(found, set(range(first)), [score] * len(found.traits))
    assert kept == (set(range(below_date, first)) if stays else set())


@pytest.mark.parametrize(("page", "stays"), [(SPANISH, True), (ENGLISH, False)], ids=["Spanish", "English"])
def test_a_long_list_inside_is_as_good_as_its_lines(page: str, stays: bool) -> None:
    first, *_, last = (line for line in page.splitlines() if len(line.split()) > 15)
    rows = [f"{number} reeds" for number in range(2, 12)]
    found = examined("\n".join([first, *rows, last, *page.splitlines()[-2:]]))
    gone = set(range(1, len(rows) + 1)) | {len(rows) + 2, len(rows) + 3}
    kept = enclosed(found, gone, [-2.0] * len(found.traits), -2.0, set())
    assert kept == (set(range(1, len(rows) + 1)) if stays else set())


def test_where_little_is_certain_only_that_goes() -> None:
    article = "\n\n".join(SPANISH.splitlines()[7:9])
    page = f"martes, 4 de marzo de 2014\n\n{article}\n\nInés Tandoro\n\nNo hay comentarios:\n\nPublicar un comentario"
    assert CLEANER.clean(page).text.strip() == f"{article}\n\nInés Tandoro"
