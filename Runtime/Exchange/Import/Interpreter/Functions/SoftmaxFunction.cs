namespace Unroll.Exchange.Import.Interpreter.Functions;

/// <summary>e^x divided by the sum of them along an axis; before opset 13 along that axis and all behind it.</summary>
internal sealed class SoftmaxFunction : NodeFunction
{
    public override Tensor Compute(NodeArguments arguments)
    {
        Tensor x = arguments[0];
        bool isOld = arguments.Node.Opset < 13;
        int axis = arguments.Node.Axis("axis", isOld ? 1 : -1, x.Rank);
        int inner = isOld ? 1 : Tensor.Product(x.Extents[(axis + 1)..]);
        int count = isOld ? Tensor.Product(x.Extents[axis..]) : x.Extents[axis];
        Tensor y = Tensor.Of(x.Extents);
        for (int first = 0; first < x.Values.Length; first += inner * count)
        {
            for (int i = first; i < first + inner; i++)
            {
                int[] places = [.. Enumerable.Range(0, count).Select(step => i + (step * inner))];
                double largest = places.Max(place => x.Values[place]), sum = places.Sum(place => Math.Exp(x.Values[place] - largest));
                foreach (int place in places)
                    y.Values[place] = Math.Exp(x.Values[place] - largest) / sum;
            }
        }

        return y;
    }
}
