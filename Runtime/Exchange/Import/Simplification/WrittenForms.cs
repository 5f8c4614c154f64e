namespace Unroll.Exchange.Import;

/// <summary>Finds operations of the language that a model writes as several nodes.</summary>
internal static class WrittenForms
{
    /// <summary>The model with one node for each such operation, and without the nodes that no output needs.</summary>
    public static ModelGraph Simplify(ModelGraph graph) =>
        WrittenFunctions.Simplify(WrittenNorms.Simplify(WrittenDifferences.Simplify(graph)));
}
