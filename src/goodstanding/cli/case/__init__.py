"""The commands of `goodstanding case`: a case opened, acted in and looked at."""
