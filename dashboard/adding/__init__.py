"""The parts of the Add page: what is put in, read in the background, looked over, and kept."""
