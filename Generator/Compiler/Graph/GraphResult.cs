using Unroll.Generator.Problems;

namespace Unroll.Generator.Graph;

/// <summary>A network's graph, or what is wrong with it.</summary>
/// <param name="Graph">The graph; null where a problem stands in its way.</param>
/// <param name="Problems">What is wrong, in reading order.</param>
/// <param name="Hints">What is allowed but probably not meant, in reading order.</param>
internal sealed record GraphResult(NetworkGraph? Graph, EquatableArray<Problem> Problems, EquatableArray<Problem> Hints = default);
