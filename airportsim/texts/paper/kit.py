"""The whole kit: one HTML file of A4 pages, which needs nothing but itself."""

from collections.abc import Iterator

from airportsim.model.airport import Airport
from airportsim.model.words import Role
from airportsim.texts.language import Language, in_language
from airportsim.texts.paper.board import board
from airportsim.texts.paper.card import card
from airportsim.texts.paper.faults import fault_sheets
from airportsim.texts.paper.form import forms
from airportsim.texts.paper.hand import by_hand
from airportsim.texts.paper.handbook import handbook
from airportsim.texts.paper.html import Html, joined, tag
from airportsim.texts.paper.items import item_sheets
from airportsim.texts.paper.money import money
from airportsim.texts.texts import Texts

STYLE = """
@page { size: A4; margin: 13mm 14mm 12mm; }
* { box-sizing: border-box; }
body { margin: 0; background: #fff; color: #000; font: 12pt/1.35 "Noto Sans", "Segoe UI",
  "Helvetica Neue", Arial, "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei",
  "Droid Sans Fallback", sans-serif; }
section { break-after: page; }
section:last-of-type { break-after: auto; }
h1 { font-size: 25pt; line-height: 1.15; margin: 0 0 1mm; }
h2 { font-size: 14pt; margin: 5mm 0 1.5mm; border-bottom: 1.5pt solid #000; }
h3 { font-size: 12pt; margin: 3mm 0 1mm; }
p { margin: 1.5mm 0; }
.above { font-size: 10pt; letter-spacing: .02em; margin: 0 0 2mm; }
.who { font-size: 14pt; font-weight: bold; }
.big { font-size: 16pt; line-height: 1.3; }
.small { font-size: 10pt; }
ul, ol { margin: 1mm 0; padding-left: 7mm; }
li { margin: 1.2mm 0; }
table { border-collapse: collapse; width: 100%; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
th { text-align: left; font-size: 10pt; }
th, td { padding: 1mm 1.5mm; vertical-align: top; border-bottom: .5pt solid #888; }
.grid th, .grid td { border: .8pt solid #000; }
.sums td:last-child { text-align: right; white-space: nowrap; width: 34mm; }
.keys td:first-child { width: 22mm; font-weight: bold; white-space: nowrap; }
.keys td:last-child { width: 24mm; white-space: nowrap; }
.card { font-size: 15pt; }
.card .big { font-size: 18pt; }
.card .small { font-size: 11pt; }
.map { font-size: 8.5pt; line-height: 1.2; }
.map th { font-size: 8.5pt; }
.map td { padding: .7mm 1mm; }
.map td:nth-child(3) { width: 34%; }
.money { font-size: 11pt; }
.money h2 { margin: 3.5mm 0 1mm; }
.money th, .money td { padding: .6mm 1.5mm; }
.board { font-size: 11pt; table-layout: fixed; }
.board tr:first-child th:first-child { width: 66mm; }
.board td, .board th { height: 7mm; padding: 0 1.5mm; vertical-align: middle; }
.board .phase th { border-width: .8pt 0; }
.board td.circles { height: 20mm; font-size: 9pt; }
.board td.tall { height: 12mm; }
.result td:first-child { width: 8mm; text-align: center; font-weight: bold; }
.result td:last-child { width: 45mm; }
.form { min-height: 133mm; break-inside: avoid; font-size: 9pt; }
.form + .form { border-top: 1pt dashed #000; padding-top: 4mm; }
.form h1 { font-size: 14pt; margin: 0; }
.part { display: flex; flex-wrap: wrap; margin-bottom: 1.2mm; }
.part b { width: 100%; font-size: 8pt; letter-spacing: .08em; }
.cell { width: 50%; border: .8pt solid #000; margin: 0 -.8pt -.8pt 0; min-height: 9.2mm;
  padding: .2mm 1.5mm; }
.cell.wide2 { width: 33.3%; }
.cell.wide6 { width: 100%; }
.cell i { display: block; font-size: 7.5pt; font-style: normal; }
.box { margin-right: 4mm; white-space: nowrap; }
.form .small { font-size: 8.5pt; }
.fault { break-inside: avoid; border-bottom: 1pt solid #000; padding: 1.5mm 0; font-size: 10.5pt; }
.fault p { margin: .4mm 0; }
.columns { columns: 3; column-gap: 6mm; font-size: 10.5pt; }
.columns ul { padding-left: 4.5mm; }
.kind { break-inside: avoid; }
.kind:first-child h3 { margin-top: 0; }
.note { font: 11pt/1.4 sans-serif; background: #eee; padding: 3mm 5mm; }
@media screen { body { max-width: 190mm; margin: 0 auto; padding: 6mm; }
  section { border-bottom: 2pt dotted #888; padding: 8mm 0; } }
@media print { .note { display: none; } }
"""


def kit(airport: Airport, texts: Texts) -> str:
    """The HTML file with all pages in the language of the texts."""
    scenario = in_language(airport.scenario.title, texts.language)
    pages = [*sections(airport, texts)]
    language = "zh-CN" if texts.language is Language.ZH else "en"
    head = joined([
        Html('<meta charset="utf-8">'),
        Html('<meta name="viewport" content="width=device-width">'),
        tag("title", texts.say("print.title", scenario=scenario)),
        Html(f"<style>{STYLE}</style>"),
    ])  # fmt: skip
    note = tag("p", texts.say("print.screen"), cls="note")
    body = tag("body", note, *(tag("section", *page) for page in pages))
    return f'<!DOCTYPE html>\n<html lang="{language}">\n{tag("head", head)}\n{body}\n</html>\n'


def sections(airport: Airport, texts: Texts) -> Iterator[list[Html]]:
    """The parts of the kit, each of which begins on a page of its own."""
    yield by_hand(airport, texts)
    for role in Role:
        yield card(airport, texts, role)
    yield forms(airport, texts)
    yield board(airport, texts)
    yield money(airport, texts)
    yield item_sheets(airport, texts)
    yield handbook(airport, texts)
    yield fault_sheets(airport, texts)
