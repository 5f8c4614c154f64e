using Unroll.Generator.Parsing;

namespace Unroll.Generator;

/// <summary>The names of the generator's steps, by which tests ask why a step ran.</summary>
internal static class PipelineSteps
{
    /// <summary>Symbols to <see cref="Parsing.NetworkSpec"/>: runs on every edit.</summary>
    public const string Networks = "Networks";

    /// <summary>A network to its graph: runs when the network changed.</summary>
    public const string Graphs = "Graphs";

    /// <summary>A graph to C#: runs when the network changed.</summary>
    public const string Files = "Files";
}
