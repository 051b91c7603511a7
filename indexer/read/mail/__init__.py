"""E-mail messages and archives: files that hold other files."""
