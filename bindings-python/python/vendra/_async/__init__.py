"""The engine for asyncio."""
