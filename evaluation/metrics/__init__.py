"""Metrics as their fields define them: nDCG, F1, error rates, calibration, paired differences."""
