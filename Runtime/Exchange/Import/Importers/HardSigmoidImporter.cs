namespace Unroll.Exchange.Import.Importers;

/// <summary>HardSigmoid with the slope of PyTorch.</summary>
internal sealed class HardSigmoidImporter : ElementImporter
{
    protected override IEnumerable<string> Attribute(NodeContext context)
    {
        bool isOurs = MathF.Abs(context.Node.Number("alpha", 0.2f) - (1 / 6f)) < 1e-6f && context.Node.Number("beta", 0.5f) == 0.5f;
        return isOurs ? ["HardSigmoid"] : throw context.Unsupported("HardSigmoid with alpha = 1 / 6 and beta = 0.5");
    }
}
