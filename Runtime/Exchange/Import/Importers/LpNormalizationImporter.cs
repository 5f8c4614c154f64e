namespace Unroll.Exchange.Import.Importers;

/// <summary>L2Normalize: the operator has no least length, and gives 0 where the length is 0, as this does with one.</summary>
internal sealed class LpNormalizationImporter : NodeImporter
{
    private const float LeastLength = 1e-12f;

    public override ImportedValue Import(NodeContext context) => context.Node.Integer("p", 2) == 2
        ? L2NormalizeImporter.Import(context, LeastLength)
        : throw context.Unsupported("LpNormalization with p = 2");
}
