namespace Unroll.Exchange.Import.Importers;

/// <summary>L2Normalize over the channels, to which the extent is brought; several nodes spell it.</summary>
internal sealed class L2NormalizeImporter : NodeImporter
{
    private const float UsualEpsilon = 1e-12f;

    public override ImportedValue Import(NodeContext context) => Import(context, context.Node.Number("epsilon", UsualEpsilon));

    /// <summary>Adds the operation.</summary>
    /// <param name="context">The node.</param>
    /// <param name="epsilon">The least length.</param>
    public static ImportedValue Import(NodeContext context, float epsilon)
    {
        ImportedValue value = context.Value(0);
        int axis = context.Node.Axis("axis", -1, value.Rank);
        if (axis < 0 || axis >= value.Rank || !(epsilon > 0))
            throw context.Unsupported("a division by the length along one extent, or by a number above 0 where that is larger");
        context.ThrowIfOverSamples([axis]);
        value = context.WithChannels(value, axis);
        var operation = new DeclaredOperation("L2Normalize", OperationPlace.Behind, value.Shape, value.Operation);
        if (epsilon != UsualEpsilon)
            operation.Arguments.Add($"Epsilon = {NumberText.Of(epsilon)}");
        return context.Add(operation, value.Order);
    }
}
