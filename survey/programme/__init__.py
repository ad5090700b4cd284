"""What a team works with: programmes, phases, partners, themes, areas, policy, lessons."""
