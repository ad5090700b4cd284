"""From a drawn PDF to what a print shop accepts: PDF/X, preflight, delivery sheet, package."""
