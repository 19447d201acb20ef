"""What a person takes along: figures fit for print, data, bundles that reproduce, and reports."""
