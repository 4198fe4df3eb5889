"""`python -m paripassu`: the command line."""

from paripassu.cli import main

main()
