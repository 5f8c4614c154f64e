using Unroll.Exchange.Import.Interpreter.Functions;

namespace Unroll.Exchange.Import.Importers;

/// <summary>Split of the channels: a Slice for each part.</summary>
internal sealed class SplitImporter : NodeImporter
{
    public override bool HasManyOutputs => true;

    public override ImportedValue Import(NodeContext context) => ImportAll(context)[0];

    public override IReadOnlyList<ImportedValue> ImportAll(NodeContext context)
    {
        ImportedValue value = context.Value(0);
        int axis = context.Node.Axis("axis", 0, value.Rank);
        if (axis < 0 || axis >= value.Rank)
            throw context.Unsupported($"an axis of the {value.Rank} that its input has");
        var parts = new List<ImportedValue>();
        int start = 0;
        foreach (int count in SplitFunction.Parts(context.Node, context.Optional(1)?.ToIntegers(), value.Extents[axis]))
        {
            parts.Add(ChannelPart.Add(context, value, axis, start, count));
            start += count;
        }

        return parts;
    }
}
