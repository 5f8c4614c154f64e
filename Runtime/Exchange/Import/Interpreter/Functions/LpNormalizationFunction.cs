namespace Unroll.Exchange.Import.Interpreter.Functions;

/// <summary>Elements along an axis, divided by their length: by the sum of their sizes where p is 1. 0 where that is 0.</summary>
internal sealed class LpNormalizationFunction : NodeFunction
{
    public override Tensor Compute(NodeArguments arguments)
    {
        Tensor x = arguments[0], y = Tensor.Of(x.Extents);
        int axis = arguments.Node.Axis("axis", -1, x.Rank), inner = Tensor.Product(x.Extents[(axis + 1)..]), count = x.Extents[axis];
        bool isSum = arguments.Node.Integer("p", 2) == 1;
        for (int first = 0; first < x.Values.Length; first += inner * count)
        {
            for (int i = first; i < first + inner; i++)
            {
                int[] places = [.. Enumerable.Range(0, count).Select(step => i + (step * inner))];
                double length = isSum
                    ? places.Sum(place => Math.Abs(x.Values[place]))
                    : Math.Sqrt(places.Sum(place => x.Values[place] * x.Values[place]));
                foreach (int place in places)
                    y.Values[place] = length == 0 ? 0 : x.Values[place] / length;
            }
        }

        return y;
    }
}
