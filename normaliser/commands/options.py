"""Options that several commands share, and what they make."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click
import msgspec

from normaliser.clean import COMMENTS
from normaliser.dump.run import Options, cleaner_for
from normaliser.policy import policy_from

F = TypeVar("F", bound=Callable[..., Any])

_SHARED = (
    click.option(
        "--policy",
        default="standard",
        show_default=True,
        help="How sure to be before text goes: careful, standard, thorough, or a .toml file.",
    ),
    click.option(
        "--language",
        type=click.Choice(["en", "any"]),
        default="en",
        show_default=True,
        help="The language that articles should be in. Others are cleaned too, with the status not-english.",
    ),
    click.option("--keep", multiple=True, metavar="CATEGORY", help="Leave a category in, such as byline. Repeatable."),
    click.option(
        "--site",
        metavar="FILE",
        type=click.Path(exists=True, dir_okay=False),
        help="Take out the lines that recur on a site, as `normaliser learn` wrote them.",
    ),
    click.option(
        "--comments",
        type=click.Choice(COMMENTS),
        default="remove",
        show_default=True,
        help="What becomes of readers' comments. Those that stay are marked in the column comment_spans.",
    ),
    click.option("--no-dates", is_flag=True, help="Leave dates in kept text as they are."),
)


def cleaning(command: F) -> F:
    """Give `command` the options that say how to clean."""
    for option in reversed(_SHARED):
        command = option(command)
    return command


def options(
    policy: str, language: str, keep: tuple[str, ...], site: str | None, comments: str, no_dates: bool
) -> Options:
    """Return what the shared options say; a policy, category or site file that isn't there is the user's error."""
    chosen = Options(policy, language, not no_dates, keep, site, comments)
    try:
        policy_from(policy, keep)
        cleaner = cleaner_for(chosen)
    except (OSError, ValueError, msgspec.ValidationError) as error:
        raise click.UsageError(str(error)) from None
    categories = {message.category for message in cleaner.catalogue.messages.values()}
    if unknown := set(keep) - categories:
        raise click.UsageError(f"no category {min(unknown)!r}: one of {', '.join(sorted(categories))}")
    return chosen
