"""The layout of PDF pages: characters with boxes -> lines -> blocks -> paragraphs -> passages in reading order."""
