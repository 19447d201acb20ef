"""How sure a comparison is: resampling, intervals, differences, and what they hang on."""
