"""What the Words page shows and what its clicks mean."""
