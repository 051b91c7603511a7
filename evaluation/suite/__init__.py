"""All tasks in one run that can be resumed, and the figures it keeps."""
