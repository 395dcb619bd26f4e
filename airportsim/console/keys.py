"""The names of keys, as they stand on buttons, and those that work on every screen."""

from dataclasses import dataclass

import pygame

from airportsim.model.words import Role

_NAMED = {
    pygame.K_RETURN: "Enter",
    pygame.K_KP_ENTER: "Enter",
    pygame.K_ESCAPE: "Esc",
    pygame.K_SPACE: "Space",
    pygame.K_TAB: "Tab",
    pygame.K_BACKSPACE: "Back",
    pygame.K_DELETE: "Del",
    pygame.K_UP: "Up",
    pygame.K_DOWN: "Down",
    pygame.K_LEFT: "Left",
    pygame.K_RIGHT: "Right",
    pygame.K_PAGEUP: "PgUp",
    pygame.K_PAGEDOWN: "PgDn",
    pygame.K_HOME: "Home",
    pygame.K_END: "End",
    pygame.K_PLUS: "+",
    pygame.K_KP_PLUS: "+",
    pygame.K_MINUS: "-",
    pygame.K_KP_MINUS: "-",
    pygame.K_EQUALS: "+",  # unshifted on most keyboards
    pygame.K_COMMA: ",",
    pygame.K_PERIOD: ".",
    pygame.K_SLASH: "/",
}
_PAD = {getattr(pygame, f"K_KP{n}"): str(n) for n in range(10)}
_MODIFIERS = {
    getattr(pygame, f"K_{side}{key}")
    for side in "LR"
    for key in ("SHIFT", "CTRL", "ALT", "META", "GUI")
    if hasattr(pygame, f"K_{side}{key}")
}


def key_name(event: pygame.event.Event) -> str:
    """What a pressed key is called, such as `F`, `F8`, `Ctrl+2`, `Shift+Tab`; "" for none.

    Letters and digits are those that the keyboard's layout puts there.
    """
    key = event.key
    if key in _MODIFIERS:
        return ""
    name = _NAMED.get(key) or _PAD.get(key)
    if name is None:
        if pygame.K_F1 <= key <= pygame.K_F12:
            name = f"F{key - pygame.K_F1 + 1}"
        elif 33 <= key < 127:
            name = chr(key).upper()
        else:
            return ""
    if event.mod & (pygame.KMOD_CTRL | pygame.KMOD_META):
        return f"Ctrl+{name}"
    if event.mod & pygame.KMOD_SHIFT and name in ("Tab", "Left", "Right", "Up", "Down"):
        return f"Shift+{name}"
    if event.mod & pygame.KMOD_ALT:
        return f"Alt+{name}"
    return name


@dataclass(frozen=True, slots=True)
class Global:
    """Something that works on every screen: its name, its keys, and how a list shows them.

    With `modal` it works even while something lies over the screen.
    """

    name: str
    keys: tuple[str, ...]
    shown: str
    modal: bool = False


ROLES: dict[str, Role] = {f"F{n}": role for n, role in enumerate(Role, 2)} | {
    f"Ctrl+{n}": role for n, role in enumerate(Role, 1)
}
"""The keys of the six seats: laptops hide function keys."""

GLOBAL = (
    Global("help", ("F1",), "F1"),
    Global("roles", tuple(ROLES), "F2-F7"),
    Global("big", ("F8",), "F8"),
    Global("language", ("F9",), "F9", modal=True),
    Global("menu", ("F10", "Esc"), "F10, Esc"),
    Global("fullscreen", ("F11",), "F11", modal=True),
    Global("facilitator", ("F12",), "F12"),
    Global("sound", ("M",), "M", modal=True),
    Global("pause", ("Space",), "Space"),
)
"""The keys that work on every screen, unless the screen has a use of its own for them."""
