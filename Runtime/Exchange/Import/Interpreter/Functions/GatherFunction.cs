namespace Unroll.Exchange.Import.Interpreter.Functions;

/// <summary>The slices along an axis whose numbers are given.</summary>
internal sealed class GatherFunction : NodeFunction
{
    public override Tensor Compute(NodeArguments arguments)
    {
        Tensor x = arguments[0], indices = arguments[1];
        int axis = arguments.Node.Axis("axis", 0, x.Rank);
        int outer = Tensor.Product(x.Extents[..axis]), inner = Tensor.Product(x.Extents[(axis + 1)..]), count = x.Extents[axis];
        List<double> values = [];
        for (int i = 0; i < outer; i++)
        {
            foreach (double index in indices.Values)
                values.AddRange(x.Values.AsSpan(((i * count) + ModelNode.Axis((long)index, count)) * inner, inner));
        }

        return new Tensor([.. x.Extents[..axis], .. indices.Extents, .. x.Extents[(axis + 1)..]], [.. values]);
    }
}
