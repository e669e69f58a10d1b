"""`normaliser learn`: many pages of a site in; a file of the lines that it prints on all of them out."""

from __future__ import annotations

import click

from normaliser.commands.inputs import beside, sources_of
from normaliser.dump.run import WorkerLostError
from normaliser.dump.sinks import sink
from normaliser.learn import Thresholds
from normaliser.learn import learn as learned
from normaliser.report.phrases import counted
from normaliser.sites import Site, text_of

_USUAL = Thresholds()


@click.command()
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...", type=click.Path(exists=True, allow_dash=True))
@click.option("-o", "--output", metavar="OUT", help="Where to write, such as site.toml; without it, standard output.")
@click.option(
    "--fewest-pages",
    type=click.IntRange(2),
    default=_USUAL.fewest_pages,
    show_default=True,
    help="Leave out hosts with fewer different pages.",
)
@click.option(
    "--share",
    type=click.FloatRange(0, 1, min_open=True),
    default=_USUAL.share,
    show_default=True,
    help="On which share of its host's pages a line must stand, and on three at least.",
)
@click.option(
    "--most-pages",
    type=click.IntRange(2),
    default=_USUAL.most_pages,
    show_default=True,
    help="At how many pages of a host to look; the choice is the same whatever their order.",
)
@click.option("--workers", type=click.IntRange(1), default=1, show_default=True, help="Processes to use.")
@click.option("--quiet", is_flag=True, help="Print no summary.")
def learn(
    inputs: tuple[str, ...],
    output: str | None,
    fewest_pages: int,
    share: float,
    most_pages: int,
    workers: int,
    quiet: bool,
) -> None:
    """Propose the lines that a site prints on its pages, for review and for `clean --site`.

    INPUT is what `clean` takes. Pages are grouped by the host of their url or canonical address.
    """
    chosen = Thresholds(fewest_pages, share, most_pages)
    try:
        site = learned(sources_of(inputs), chosen, workers, beside(output))
    except WorkerLostError as error:
        raise click.ClickException(str(error)) from None
    with sink(output) as file:
        file.write(text_of(site).encode())
    if not quiet:
        click.echo(summary(site), err=True)


def summary(site: Site) -> str:
    """Return what was learned, in a line."""
    labels = [label for host in site.hosts for label in host.labels]
    doubtful = sum(label.doubtful for label in labels)
    return (
        f"{counted(len(site.hosts), 'site')}, {counted(len(labels), 'line')} that recur, {doubtful:,} of them doubtful"
    )
