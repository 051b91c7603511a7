"""What all sessions share: the library in force and the build that keeps it current."""
