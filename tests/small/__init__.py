"""Random small worlds, and how to load them into a database."""
