"""A neutral folder of synthetic visits, read into the same facts as real ones."""
