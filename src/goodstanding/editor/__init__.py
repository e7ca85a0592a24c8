"""Help for those who write bylaws, in the editor that they write in."""
