"""Event pages: the light page for phones, the screen of the room, the public recap, the speaker's and organiser's desk."""
