using Unroll.Generator.Graph;
using Unroll.Generator.Parsing;

namespace Unroll.Generator.Emission;

/// <summary>Turns a network's graph into C#.</summary>
internal static class NetworkEmitter
{
    /// <summary>All files of a network: the surface, which the editor needs on every keystroke, and the kernels, which only a build needs.</summary>
    public static IReadOnlyList<(string HintName, string Source, bool IsSurface)> Emit(NetworkSpec spec, NetworkGraph graph) => [];
}
