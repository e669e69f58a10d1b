"""`python -m normaliser`: the command line."""

from normaliser.cli import main

main(prog_name="normaliser")
