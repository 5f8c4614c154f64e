namespace Unroll.Exchange.Import;

/// <summary>A node that the language has no operation for.</summary>
/// <param name="nearest">The nearest form that it has, as the end of a sentence.</param>
internal sealed class UnsupportedNodeException(string nearest) : Exception(nearest);
