"""What each document says, settled before anything is laid out."""
