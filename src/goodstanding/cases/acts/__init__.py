"""What people do in a case: one act in each file, a case in and an event out."""
