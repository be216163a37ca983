"""A case in, a document out."""
