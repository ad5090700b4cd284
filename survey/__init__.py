"""The application: rooms named for what organisers and residents do, over one storage."""
