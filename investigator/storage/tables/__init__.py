"""What the vault's database files hold, as numbered scripts."""
