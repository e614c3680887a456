"""The way from a draft to the wire: words agreed to, where each release stands, what is proven."""
