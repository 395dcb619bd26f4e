"""The console: windows in which people play, drawn with pygame."""

import os

os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
for _desktop in ("X11", "WAYLAND"):  # the name under which the windows are grouped
    os.environ.setdefault(f"SDL_VIDEO_{_desktop}_WMCLASS", "airportsim")
