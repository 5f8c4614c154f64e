namespace Unroll.Exchange.Import.Interpreter;

/// <summary>A function of the shares of e^x in the sum along an axis; before opset 13 along that axis and all behind it.</summary>
internal abstract class ShareFunction : NodeFunction
{
    public sealed override Tensor Compute(NodeArguments arguments)
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
                    y.Values[place] = Of(x.Values[place] - largest, sum);
            }
        }

        return y;
    }

    /// <summary>The function of one element.</summary>
    /// <param name="exponent">x less the largest.</param>
    /// <param name="sum">The sum of e to the power of all exponents.</param>
    protected abstract double Of(double exponent, double sum);
}
