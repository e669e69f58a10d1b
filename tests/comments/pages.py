"""Small pages with readers' comments, for the tests of what becomes of them."""

POST = """<p>The night ferry left the quay on time, and nobody on the island slept until it was back.</p>
<p>In the morning there was a loaf of bread on each doorstep, and nobody asked who had baked it.</p>"""

BLOGGER = f"""<html><head><title>Quay: The ferry</title><meta name="generator" content="blogger"></head><body>
<h3 class="post-title entry-title">The ferry</h3><div class="post-body entry-content">{POST}</div>
<div id="comments" class="comments"><h4>2 Kommentare:</h4><ol>
<li class="comment"><div class="comment-block"><div class="comment-header"><cite class="user">Iwona</cite><span
class="datetime"><a href="#c1">3. Januar 2019 um 18:20</a></span></div><p class="comment-content">{{first}}</p><span
class="comment-actions"><a>Antworten</a><a href="https://www.blogger.com/comment/delete/1">Löschen</a></span></div></li>
<li class="comment"><div class="comment-block"><div class="comment-header"><cite class="user">Old Cap</cite><span
class="datetime"><a href="#c2">4. Januar 2019 um 09:02</a></span></div><p class="comment-content">{{second}}</p><span
class="comment-actions"><a>Antworten</a></span></div></li></ol>
<div class="comment-form"><p>Please be kind to each other, and sign what you write with your name.</p></div>
<p class="comment-footer"><a href="https://www.blogger.com/comment/frame/1">Kommentar veröffentlichen</a></p></div>
</body></html>"""

FIRST, SECOND = "I heard it from the hill, and put the kettle on.", "Who baked it, then?"

TEXT = """The ferry

The night ferry left the quay on time, and nobody on the island slept until it was back in the morning.

Eingestellt von Mirel um 21:04

2 Kommentare:

Iwona3. Januar 2019 um 18:20

I heard it from the hill, and put the kettle on.

AntwortenLöschen

Old Cap4. Januar 2019 um 09:02

Who baked it, then?

AntwortenLöschen

Kommentar veröffentlichen

Startseite
"""

UNSIGNED = """The ferry

The night ferry left the quay on time, and nobody on the island slept until it was back in the morning.

2 Kommentare:

Meine Heimat ist das Meer und der Hafen

Kommentar veröffentlichen

Startseite
"""


def blogger(first: str = FIRST, second: str = SECOND) -> str:
    """Return a page with two comments."""
    return BLOGGER.format(first=first, second=second)
