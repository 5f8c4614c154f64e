namespace Unroll.Exchange.Import.Importers;

/// <summary>Dense, alpha in its weights and beta in its bias.</summary>
internal sealed class GemmImporter : NodeImporter
{
    public override ImportedValue Import(NodeContext context)
    {
        ModelNode node = context.Node;
        if (node.Integer("transA", 0) != 0)
            throw context.Unsupported("Gemm with transA = 0");
        bool isTurned = node.Integer("transB", 0) != 0;
        return DenseLayer.Add(context, isTurned, node.Number("alpha", 1), Bias(context, isTurned));
    }

    private static DeclaredParameter? Bias(NodeContext context, bool isTurned)
    {
        int units = context.Constant(1).Extents is { Length: 2 } extents ? extents[isTurned ? 0 : 1] : 0;
        if (context.Optional(2) is not { } constant)
            return null;
        if (constant.Length != units && constant.Length != 1)
            throw context.Unsupported("Gemm whose C has one number for each unit, or a single one");
        float beta = context.Node.Number("beta", 1);
        float[] numbers = constant.ToFloats();
        float[] bias = [.. Enumerable.Range(0, units).Select(unit => beta * numbers[numbers.Length == 1 ? 0 : unit])];
        return new DeclaredParameter("bias", [units], bias, context.Node.Inputs[2]);
    }
}
