"""From words on a page to a citation, or to a quotation in the briefing."""
