namespace Unroll.Benchmarks.Peers;

/// <summary>A peer cannot be measured here; the message says why, and what would help.</summary>
internal sealed class PeerUnavailableException(string message, Exception? cause = null) : Exception(message, cause);
