"""What the slantwise command does, a part a file; the command itself is dashboard/cli.py."""
