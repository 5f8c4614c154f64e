namespace Unroll.Exchange.Import.Importers;

/// <summary>BatchNorm by its running averages.</summary>
internal sealed class BatchNormalizationImporter : NodeImporter
{
    private const float UsualEpsilon = 1e-5f, UsualMomentum = 0.9f;

    public override ImportedValue Import(NodeContext context)
    {
        ModelNode node = context.Node;
        ImportedValue value = context.Value(0);
        if (value.Rank < 2 || value.Extents[0] != 1 || node.Integer("spatial", 1) == 0 || node.Integer("training_mode", 0) != 0)
            throw context.Unsupported("BatchNormalization of [N, channels, ...] by its running averages, one of each for a channel");

        value = context.WithChannels(value, 1);
        int channels = value.Shape.Channels;
        float epsilon = node.Number("epsilon", UsualEpsilon), momentum = node.Number("momentum", UsualMomentum);
        if (!(epsilon > 0))
            throw context.Unsupported("BatchNormalization with an epsilon above 0");
        var operation = new DeclaredOperation("BatchNorm", OperationPlace.Behind, value.Shape, value.Operation)
        {
            Parameters =
            [
                context.Parameter("scale", 1, channels), context.Parameter("shift", 2, channels),
                context.Parameter("mean", 3, channels), context.Parameter("variance", 4, channels),
            ],
        };

        // ONNX counts the share of the old average, the language that of the new one.
        float share = (float)Math.Round(1 - (double)momentum, 6);
        if (momentum != UsualMomentum && share is > 0 and <= 1)
            operation.Arguments.Add($"Momentum = {NumberText.Of(share)}");
        if (epsilon != UsualEpsilon)
            operation.Arguments.Add($"Epsilon = {NumberText.Of(epsilon)}");
        return context.Add(operation, value.Order);
    }
}
