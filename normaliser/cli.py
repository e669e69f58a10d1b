"""The command line: which commands there are. Each is loaded when it is called, so that none slows another."""

from __future__ import annotations

from importlib import import_module

import click

from normaliser.version import VERSION

COMMANDS = {
    "clean": "normaliser.commands.clean:clean",
    "explain": "normaliser.commands.explain:explain",
    "learn": "normaliser.commands.learn:learn",
    "restore": "normaliser.commands.restore:restore",
    "report": "normaliser.commands.report:report",
    "dates": "normaliser.dates.command:dates",
    "locales": "normaliser.locales_tools.commands:locales",
}


class LazyGroup(click.Group):
    """A group that imports a command's module when the command is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names in the order in which help shows them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command, imported now."""
        module, _, name = COMMANDS.get(cmd_name, "").partition(":")
        command: click.Command | None = getattr(import_module(module), name) if module else None
        return command


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(VERSION, package_name="normaliser")
def main() -> None:
    """Find the interface text of blog platforms, in any language, and take it out of pages and dumps.

    Every change is written down with its reason and can be undone exactly.
    """
