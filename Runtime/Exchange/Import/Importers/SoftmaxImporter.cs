namespace Unroll.Exchange.Import.Importers;

/// <summary>Softmax over an extent. Before opset 13 it was one over all from an axis on.</summary>
internal class SoftmaxImporter : NodeImporter
{
    public sealed override ImportedValue Import(NodeContext context)
    {
        ImportedValue value = context.Value(0);
        bool isOld = context.Node.Opset < 13;
        int axis = context.Node.Axis("axis", isOld ? 1 : -1, value.Rank);
        if (axis < 0 || axis >= value.Rank)
            throw context.Unsupported($"an axis of the {value.Rank} that its input has");
        context.ThrowIfOverSamples([axis]);
        value = context.WithChannels(value, isOld ? [.. Enumerable.Range(axis, value.Rank - axis)] : [axis]);
        string attribute = GetType().Name[..^"Importer".Length];
        return context.Add(new DeclaredOperation(attribute, OperationPlace.Behind, value.Shape, value.Operation), value.Order);
    }
}
