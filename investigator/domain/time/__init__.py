"""Reading times: what a site showed, what an identifier holds, what supports what."""
