"""What each phrase means: nodes of a sentence to the values of the model."""
