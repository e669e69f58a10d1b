"""Bytes become text by the best right there is, and the page says which."""

from __future__ import annotations

import pytest

from normaliser.model import Document
from normaliser.read import read
from normaliser.read.decode import decode

GERMAN = "Fünf größere Füße für Ärzte, schön übrigens, natürlich möglich: täglich."
RUSSIAN = "Вчера я ходил на рынок и купил новую обувь. Мне очень нравится."
POLISH = "Zażółć gęślą jaźń. Dzisiaj byłem w sklepie i kupiłem nowe buty, które bardzo mi się podobają."
JAPANESE = "昨日は市場に行って、新しい靴を買いました。とても気に入っています。"
CHINESE = "昨天我去市场买了新鞋子。我很喜欢。我以为已经是夏天了。"
KOREAN = "어제 시장에 가서 새 신발을 샀습니다. 정말 마음에 듭니다."
GREEK = "Χθες πήγα στην αγορά και αγόρασα καινούργια παπούτσια. Μου αρέσουν πολύ."


@pytest.mark.parametrize(
    ("source", "charset", "text", "encoding"),
    [
        (b"plain", None, "plain", "utf-8 (valid)"),
        ("Ünï".encode(), None, "Ünï", "utf-8 (valid)"),
        ("Ünï".encode("utf-8-sig"), "latin1", "\ufeffÜnï", "utf-8 (mark)"),
        ("\ufeffÜnï".encode("utf-16-le"), None, "\ufeffÜnï", "utf-16le (mark)"),
        ("\ufeffÜnï".encode("utf-16-be"), "utf-8", "\ufeffÜnï", "utf-16be (mark)"),
        ("Western text".encode("utf-16-le"), None, "Western text", "utf-16le (null bytes)"),
        ("ąść".encode("iso-8859-2"), "ISO-8859-2", "ąść", "iso-8859-2 (transport)"),
        ("“x”".encode("cp1252"), "iso-8859-1", "“x”", "windows-1252 (transport)"),
        (b"\x81\x8d", "latin1", "\x81\x8d", "windows-1252 (transport)"),
        ("日本".encode("cp932"), " Shift_JIS ", "日本", "shift_jis (transport)"),
        ("日本".encode("iso-2022-jp"), "iso-2022-jp", "日本", "iso-2022-jp (transport)"),
        ("Ünï".encode(), "iso-8859-1", "Ünï", "utf-8 (valid)"),
        (b"caf\xe9", "no-such-charset", "café", "windows-1252 (default)"),
        (b"caf\xe9", None, "café", "windows-1252 (default)"),
        (("größer " * 40).encode() + b"\xff" + b"x", None, "größer " * 40 + "\ufffdx", "utf-8 (damaged)"),
        ("größer “x”".encode()[:-1], None, "größer “x\ufffd", "utf-8 (damaged)"),
    ],
)
def test_decoding(source: bytes, charset: str | None, text: str, encoding: str) -> None:
    decoded = decode(source, charset)
    assert (decoded.text, decoded.encoding, decoded.binary) == (text, encoding, False)


@pytest.mark.parametrize(
    "declaration",
    [
        '<meta charset="windows-1251">',
        "<META HTTP-EQUIV=Content-Type CONTENT='text/html; charset=cp1251'>",
        '<!-- <meta charset="utf-8"> --><meta name="x"><meta charset = x-cp1251 />',
        '<?xml version="1.0" encoding="windows-1251"?>',
    ],
)
def test_a_page_declares_its_charset(declaration: str) -> None:
    source = f"{declaration}<p>{RUSSIAN}</p>".encode("cp1251")
    decoded = decode(source)
    assert RUSSIAN in decoded.text
    assert decoded.encoding == "windows-1251 (meta)"


@pytest.mark.parametrize(
    ("text", "codec", "name"),
    [
        (GERMAN, "cp1252", "windows-1252"),
        (POLISH, "cp1250", "windows-1250"),
        (POLISH, "iso-8859-2", "iso-8859-2"),
        (RUSSIAN, "cp1251", "windows-1251"),
        (RUSSIAN, "koi8-r", "koi8-r"),
        (GREEK, "cp1253", "windows-1253"),
        (JAPANESE, "cp932", "shift_jis"),
        (JAPANESE, "euc-jp", "euc-jp"),
        (CHINESE, "gb18030", "gb18030"),
        (KOREAN, "cp949", "euc-kr"),
    ],
)
def test_what_declares_nothing_is_guessed(text: str, codec: str, name: str) -> None:
    decoded = decode(f"<p>{text}</p>".encode(codec))
    assert decoded.text == f"<p>{text}</p>"
    assert decoded.encoding == f"{name} (guess)"


def test_the_page_says_how_it_was_decoded() -> None:
    assert read(Document(b"caf\xe9")).facts.encoding == "windows-1252 (default)"
    assert read(Document("<!DOCTYPE html><p>é</p>".encode())).facts.encoding == "utf-8 (valid)"
    assert read(Document("café")).facts.encoding == ""


@pytest.mark.parametrize("source", [b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4, b"PK\x03\x04" + b"\x00\x14" * 50])
def test_bytes_that_are_no_text(source: bytes) -> None:
    page = read(Document(source))
    assert (page.status, page.text, page.blocks) == ("undecodable", "", ())
    assert page.error


def test_a_plain_text_comes_back_byte_for_byte() -> None:
    source = "\ufeffÜber\r\n\r\nText\u2028 \rende".encode()
    page = read(Document(source))
    assert page.text.encode() == source
