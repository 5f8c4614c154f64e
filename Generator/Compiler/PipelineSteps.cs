namespace Unroll.Generator;

/// <summary>The names of the generator's steps, by which tests ask why a step ran. Each takes what the one before it gives.</summary>
internal static class PipelineSteps
{
    /// <summary>Symbols to <see cref="Parsing.NetworkSpec"/>: runs on every edit, and reads them where a declaration changed.</summary>
    public const string Spec = "Spec";

    /// <summary>A spec to its graph, or to what is wrong: runs when the network changed.</summary>
    public const string Graph = "Graph";

    /// <summary>A graph to its plan: runs when the network changed.</summary>
    public const string Plan = "Plan";

    /// <summary>A plan to C#: runs when the network changed.</summary>
    public const string Files = "Files";
}
