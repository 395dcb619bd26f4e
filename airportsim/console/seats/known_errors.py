"""The knowledge base as account manager and desk use it: which article to try on a ticket."""

from airportsim.console.console import Console
from airportsim.console.look import DEGRADED, DIM, MIRROR, PANEL, TEXT, Size, mixed
from airportsim.console.parts.column import Chip, Column, Words
from airportsim.console.seats.panel import Act, SeatPanel
from airportsim.model.commands import ApplyArticle
from airportsim.model.words import Lever, Work
from airportsim.play.board import Knowing
from airportsim.play.slips import ReportSlip
from airportsim.texts.language import in_language


class KnownErrors:
    """The articles that fit what is written in a ticket, and the one of them that is chosen.

    `lever` brings the knowledge base to the role; `keys` choose among several articles.
    """

    def __init__(self, console: Console, lever: Lever, keys: str) -> None:
        self._console = console
        self._lever = lever
        self._keys = keys
        self._chosen: dict[int, int] = {}

    def fitting(self, view: Knowing, slip: ReportSlip) -> list[int]:
        """The numbers of the articles that are worth a try on a ticket."""
        return view.matching(slip) if self._lever in view.levers else []

    def acts(self, panel: SeatPanel, view: Knowing, slip: ReportSlip, primary: bool) -> list[Act]:
        """The button that applies the chosen article; none where no knowledge base is."""
        if self._lever not in view.levers:
            return []
        say, fitting = self._console.say, self.fitting(view, slip)
        label = say("ticket.apply")
        if not fitting:
            why = say("ticket.no_article")
            return [Act("A", label, name="apply_article", refusal=why)]
        number = self._open(slip, fitting)
        took = self._console.scenario.durations[Work.APPLY_ARTICLE]
        command = ApplyArticle(slip.number, number)
        return [
            Act(
                "A", say("ticket.apply_one", number=number + 1), say("ticket.takes", seconds=took),
                command, lambda: panel.give_and_go(command), primary, "apply_article",
            )
        ]  # fmt: skip

    def draw(self, column: Column, view: Knowing, slip: ReportSlip) -> None:
        """The chosen article, the others that fit, and those that have been struck off."""
        if self._lever not in view.levers:
            return
        say, fitting = self._console.say, self.fitting(view, slip)
        if len(fitting) > 1:
            column.title(say("ticket.articles", count=len(fitting)))
            column.chips([self._chip(n, number, slip, fitting) for n, number in enumerate(fitting)])
        if fitting:
            column.card(self._article(view, self._open(slip, fitting)), mixed(PANEL, MIRROR, 0.16))
        else:
            column.words(say("ticket.no_article"), DIM, Size.SMALL)
        if slip.struck_off:
            names = [say("ticket.article", number=number + 1) for number in slip.struck_off]
            struck = say("ticket.struck_off", articles=self._console.texts.listed(tuple(names)))
            column.words(struck, DIM, Size.SMALL)

    def _open(self, slip: ReportSlip, fitting: list[int]) -> int:
        chosen = self._chosen.get(slip.number, -1)
        return chosen if chosen in fitting else fitting[0]

    def _chip(self, n: int, number: int, slip: ReportSlip, fitting: list[int]) -> Chip:
        def choose() -> None:
            self._chosen[slip.number] = number

        key = self._keys[n] if n < len(self._keys) else ""
        label = self._console.say("ticket.article", number=number + 1)
        chosen = number == self._open(slip, fitting)
        return Chip(label, choose, chosen, key, name=f"article.{number}")

    def _article(self, view: Knowing, number: int) -> list[Words]:
        """What an article says: the item and its cause, the remedy, and the clue to look for."""
        console, article = self._console, view.articles[number]
        names, say = console.texts.names, console.say
        item = next(one for one in view.scenario.items if one.id == article.item)
        mode = view.scenario.kinds[item.kind].modes[article.mode]
        cause = say(
            "ticket.cause",
            number=number + 1,
            item=names.item(article.item),
            mode=names.mode(article.item, article.mode),
        )
        remedy = say("ticket.remedy", remedy=names.remedy(article.item, mode.remedy))
        clue = say("ticket.clue", clue=in_language(mode.clue, console.language))
        return [
            Words(cause, MIRROR, bold=True),
            Words(remedy, TEXT),
            Words(clue, DEGRADED, Size.SMALL),
        ]
