#!/usr/bin/env python3
"""Makes the PNGs of this folder from the real program in a real terminal.

Needs tmux, Pillow (pip) and the DejaVu Sans Mono font (Debian: fonts-dejavu-core).
Run from the package's folder after `swift build`:  python3 screenshots/make.py
"""
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
import uuid

from PIL import Image, ImageDraw, ImageFont

HERE = os.path.dirname(os.path.abspath(__file__))
PROGRAM = os.environ.get("AMC_EXPORT_BINARY", os.path.join(HERE, "..", ".build", "debug", "amc-export"))
FONT = "/usr/share/fonts/truetype/dejavu/DejaVuSansMono.ttf"
BOLD = "/usr/share/fonts/truetype/dejavu/DejaVuSansMono-Bold.ttf"
BACKGROUND, FOREGROUND = (24, 26, 31), (220, 223, 228)
BASE = [(40, 44, 52), (224, 108, 117), (152, 195, 121), (229, 192, 123), (97, 175, 239), (198, 120, 221),
        (86, 182, 194), (220, 223, 228), (110, 118, 132), (240, 130, 140), (170, 215, 140), (240, 205, 140),
        (120, 190, 250), (215, 145, 235), (110, 200, 212), (255, 255, 255)]


def color(number):
    if number < 16:
        return BASE[number]
    if number >= 232:
        return (8 + (number - 232) * 10,) * 3
    steps = [0, 95, 135, 175, 215, 255]
    number -= 16
    return steps[number // 36], steps[number // 6 % 6], steps[number % 6]


class Style:
    def __init__(self):
        self.foreground, self.background = None, None
        self.bold = self.dim = self.reverse = self.underline = False

    def apply(self, text):
        codes = [int(code or 0) for code in text.split(";")]
        while codes:
            code = codes.pop(0)
            if code == 0:
                self.__init__()
            elif code in (1, 2, 4, 7):
                setattr(self, {1: "bold", 2: "dim", 4: "underline", 7: "reverse"}[code], True)
            elif code == 22:
                self.bold = self.dim = False
            elif code in (24, 27):
                setattr(self, {24: "underline", 27: "reverse"}[code], False)
            elif 30 <= code <= 37 or 90 <= code <= 97:
                self.foreground = color(code - 30 if code < 40 else code - 82)
            elif 40 <= code <= 47 or 100 <= code <= 107:
                self.background = color(code - 40 if code < 50 else code - 92)
            elif code in (38, 48) and codes[:1] == [5]:
                setattr(self, "foreground" if code == 38 else "background", color(codes[1]))
                codes = codes[2:]
            elif code == 39:
                self.foreground = None
            elif code == 49:
                self.background = None


class Terminal:
    """A tmux session of its own."""

    def __init__(self, command, columns, rows):
        self.name = f"screenshots-{uuid.uuid4().hex[:8]}"
        self.columns, self.rows = columns, rows
        self.tmux("-f", "/dev/null", "new-session", "-d", "-x", str(columns), "-y", str(rows), command)
        self.tmux("set-option", "-g", "escape-time", "0")

    def tmux(self, *arguments):
        return subprocess.run(["tmux", "-L", self.name, *arguments], capture_output=True, text=True).stdout

    def keys(self, *keys):
        self.tmux("send-keys", *keys)

    def text(self):
        return self.tmux("capture-pane", "-p")

    def wait(self, pattern, seconds=20):
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if re.search(pattern, self.text()):
                return
            time.sleep(0.02)
        sys.exit(f"never saw {pattern!r} on the screen:\n{self.text()}")

    def picture(self, name):
        lines = self.tmux("capture-pane", "-e", "-p").split("\n")[: self.rows]
        plain, bold = ImageFont.truetype(FONT, 16), ImageFont.truetype(BOLD, 16)
        width, height, margin = 10, 20, 12
        image = Image.new("RGB", (self.columns * width + 2 * margin, self.rows * height + 2 * margin), BACKGROUND)
        draw = ImageDraw.Draw(image)
        style = Style()
        for row, line in enumerate(lines):
            column = 0
            for part in re.split(r"(\x1b\[[0-9;]*m)", line):
                if part.startswith("\x1b["):
                    style.apply(part[2:-1])
                    continue
                for character in re.sub(r"\x1b[()][A-Z0-9]|[\x0e\x0f]", "", part):
                    at = (margin + column * width, margin + row * height)
                    front, back = style.foreground or FOREGROUND, style.background or BACKGROUND
                    if style.reverse:
                        front, back = back, front
                    if style.dim:
                        front = tuple((a + b) // 2 for a, b in zip(front, back))
                    draw.rectangle((at[0], at[1], at[0] + width - 1, at[1] + height - 1), fill=back)
                    draw.text(at, character, font=bold if style.bold else plain, fill=front)
                    if style.underline:
                        draw.line((at[0], at[1] + height - 2, at[0] + width, at[1] + height - 2), fill=front)
                    column += 1
        image.save(os.path.join(HERE, f"{name}.png"), optimize=True)

    def close(self):
        self.tmux("kill-server")


def main():
    home = tempfile.mkdtemp(prefix="screenshots-")
    for command, walk in [(f"AMC_EXPORT_HOME={home} {PROGRAM}", begin), (f"{PROGRAM} demo", steps)]:
        terminal = Terminal(f"env LC_ALL=C.UTF-8 TERM=screen-256color {command}", 80, 24)
        try:
            walk(terminal)
        finally:
            terminal.close()
    shutil.rmtree(home)


def begin(terminal):
    terminal.wait("Try the demo")
    terminal.picture("home-empty")


def steps(terminal):
    terminal.wait("AMC instance id")
    terminal.picture("connection")
    for title, sign, name in [("Source", "Kind of source", "source"), ("Target", "Update strategy", "target")]:
        terminal.keys("C-n")
        terminal.wait(f"▸ {title}.*\\n(.*\\n)*.*{sign}")
        terminal.picture(name)
    terminal.keys("C-n")
    terminal.wait("Role")
    terminal.keys("Tab")
    terminal.wait("Enter edit")
    terminal.picture("data-set")
    terminal.keys("Enter")
    terminal.wait("Column email")
    terminal.picture("column")
    terminal.keys("Escape")
    terminal.wait("Enter edit")
    terminal.keys("C-n")
    terminal.wait("normalized")
    terminal.picture("mapping")
    terminal.keys("C-p")
    terminal.wait("What to do")
    terminal.keys("-l", "string")
    terminal.wait("Send a string")
    terminal.picture("palette")
    terminal.keys("Escape")
    terminal.wait("Enter rename")
    terminal.keys("C-n")
    terminal.wait("▸ Schedule.*\\n(.*\\n)*.*Time zone")
    terminal.picture("schedule")
    terminal.keys("C-n")
    terminal.wait("to send")
    terminal.picture("review")
    terminal.keys("r")
    terminal.wait("IN_PROGRESS|SUBMITTED")
    terminal.picture("running")
    terminal.wait("Done")
    terminal.picture("done")
    terminal.keys("Escape")
    terminal.wait("sent")
    terminal.picture("home")
    terminal.keys("q")


if __name__ == "__main__":
    main()
