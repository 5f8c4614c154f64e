namespace Unroll.Exchange.Import.Importers;

/// <summary>Clip, Relu6 or Relu: its bounds are inputs from opset 11 on, and what is left out is the range of floats.</summary>
internal sealed class ClipImporter : ElementImporter
{
    protected override IEnumerable<string> Attribute(NodeContext context)
    {
        bool hasInputs = context.Node.Opset >= 11;
        float low = Bound(hasInputs, context, 1, "min", float.MinValue), high = Bound(hasInputs, context, 2, "max", float.MaxValue);
        if (low == 0 && high >= float.MaxValue)
            return ["Relu"];
        if (low == 0 && high == 6)
            return ["Relu6"];
        return low > float.MinValue && high < float.MaxValue && low < high
            ? ["Clip", NumberText.Of(low), NumberText.Of(high)]
            : throw context.Unsupported("Clip with two bounds, of which min is below max, or with min = 0 alone");
    }

    private static float Bound(bool hasInputs, NodeContext context, int index, string attribute, float otherwise) =>
        !hasInputs ? context.Node.Number(attribute, otherwise)
        : context.Optional(index) is { Length: > 0 } bound ? (float)bound[0]
        : otherwise;
}
