using Unroll.Exchange.Import.Interpreter.Functions;

namespace Unroll.Exchange.Import.Importers;

/// <summary>Selu with the numbers of the paper.</summary>
internal sealed class SeluImporter : ElementImporter
{
    protected override IEnumerable<string> Attribute(NodeContext context)
    {
        bool isUsual = MathF.Abs(context.Node.Number("alpha", SeluFunction.Alpha) - SeluFunction.Alpha) < 1e-4f
            && MathF.Abs(context.Node.Number("gamma", SeluFunction.Gamma) - SeluFunction.Gamma) < 1e-4f;
        return isUsual ? ["Selu"] : throw context.Unsupported("Selu with the alpha and gamma of the paper");
    }
}
