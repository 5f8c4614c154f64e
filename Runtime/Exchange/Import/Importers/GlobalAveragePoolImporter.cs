namespace Unroll.Exchange.Import.Importers;

/// <summary>GlobalAvgPool.</summary>
internal sealed class GlobalAveragePoolImporter : NodeImporter
{
    public override ImportedValue Import(NodeContext context) => context.Planes(0).IsVector
        ? context.Value(0)   // the mean of one number is that number
        : Add(context, context.Planes(0), ElementOrder.Planes);

    /// <summary>Adds the pooling of a value.</summary>
    public static ImportedValue Add(NodeContext context, DeclaredOperation input, ElementOrder order) => context.Add(
        new DeclaredOperation("GlobalAvgPool", OperationPlace.First, new ValueShape(1, 1, input.Shape.Channels), input), order);
}
