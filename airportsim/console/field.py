"""A line of text that a person types, with the composition of an input method under way."""

from dataclasses import dataclass

import pygame

MOST = 400
"""Characters that a field takes at the most, unless it says otherwise."""

PAD = frozenset(range(pygame.K_KP_DIVIDE, pygame.K_KP_PERIOD + 1)) - {pygame.K_KP_ENTER}
"""The keys of the number pad that write something."""

ACTING = (pygame.K_RETURN, pygame.K_ESCAPE, pygame.K_TAB)
"""Keys that a field leaves to the screen."""


@dataclass(slots=True)
class TextField:
    """What has been typed, where the caret stands, and what an input method is composing.

    `digits` fields take nothing but digits; `hidden` ones show dots.
    """

    text: str = ""
    caret: int = 0
    composing: str = ""
    most: int = MOST
    digits: bool = False
    hidden: bool = False

    def set(self, text: str) -> None:
        """Put a text into the field, the caret behind it."""
        self.text, self.caret, self.composing = text, len(text), ""

    @property
    def shown(self) -> str:
        """The text as it is to be seen, with what is being composed at the caret."""
        text = "•" * len(self.text) if self.hidden else self.text
        return text[: self.caret] + self.composing + text[self.caret :]

    def takes(self, event: pygame.event.Event) -> bool:
        """Let the field have an event; whether it has made use of it."""
        if event.type == pygame.TEXTINPUT:
            self.composing = ""
            self._insert(event.text)
            return True
        if event.type == pygame.TEXTEDITING:
            self.composing = event.text
            return True
        return event.type == pygame.KEYDOWN and self._key(event)

    def _insert(self, text: str) -> None:
        clean = "".join(letter for letter in text if letter.isprintable())
        if self.digits:
            clean = "".join(letter for letter in clean if letter in "0123456789")
        clean = clean[: max(0, self.most - len(self.text))]
        self.text = self.text[: self.caret] + clean + self.text[self.caret :]
        self.caret += len(clean)

    def _key(self, event: pygame.event.Event) -> bool:
        """Move the caret or delete; while something is composed, the input method has the keys."""
        if self.composing:
            return True
        match event.key:
            case pygame.K_BACKSPACE if self.caret:
                self.text = self.text[: self.caret - 1] + self.text[self.caret :]
                self.caret -= 1
            case pygame.K_DELETE:
                self.text = self.text[: self.caret] + self.text[self.caret + 1 :]
            case pygame.K_LEFT:
                self.caret = max(0, self.caret - 1)
            case pygame.K_RIGHT:
                self.caret = min(len(self.text), self.caret + 1)
            case pygame.K_HOME:
                self.caret = 0
            case pygame.K_END:
                self.caret = len(self.text)
            case pygame.K_v if event.mod & (pygame.KMOD_CTRL | pygame.KMOD_META):
                self._insert(_clipboard())
            case _:
                # A letter comes as text of its own; it must not act as a key as well. With Alt
                # beside it, Ctrl is how some systems report AltGr.
                chord = event.mod & pygame.KMOD_CTRL and not event.mod & pygame.KMOD_ALT
                writes = event.key < 0x40000000 and event.key not in ACTING
                return not chord and (writes or event.key in PAD)
        return True


def _clipboard() -> str:
    try:
        return pygame.scrap.get_text()
    except pygame.error:
        return ""
