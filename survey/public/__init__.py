"""Pages and files that belong to no single response: home, about, QR codes, styles."""
