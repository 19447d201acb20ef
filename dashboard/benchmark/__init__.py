"""How fast Slantwise is and how much memory it takes, beside others and beside itself."""
