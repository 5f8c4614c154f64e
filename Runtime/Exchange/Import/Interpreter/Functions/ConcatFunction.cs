namespace Unroll.Exchange.Import.Interpreter.Functions;

/// <summary>Tensors side by side along an axis.</summary>
internal sealed class ConcatFunction : NodeFunction
{
    public override Tensor Compute(NodeArguments arguments)
    {
        Tensor[] parts = [.. arguments.Inputs.Select((_, i) => arguments[i])];
        int axis = arguments.Node.Axis("axis", 1, parts[0].Rank);
        int[] extents = [.. parts[0].Extents];
        extents[axis] = parts.Sum(part => part.Extents[axis]);
        int outer = Tensor.Product(extents[..axis]);
        List<double> values = [];
        for (int i = 0; i < outer; i++)
        {
            foreach (Tensor part in parts)
            {
                int length = part.Values.Length / outer;
                values.AddRange(part.Values.AsSpan(i * length, length));
            }
        }

        return new Tensor(extents, [.. values]);
    }
}
