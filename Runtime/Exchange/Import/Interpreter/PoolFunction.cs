namespace Unroll.Exchange.Import.Interpreter;

/// <summary>A pooling: a number for each window of each plane.</summary>
internal abstract class PoolFunction : NodeFunction
{
    public sealed override Tensor Compute(NodeArguments arguments)
    {
        Tensor x = arguments[0];
        ModelWindow window = x.Rank == 4 && ModelWindow.Of(arguments.Node, null, x.Extents[2], x.Extents[3]) is { } found
            ? found
            : throw arguments.Wrong($"{ShapeText.Of(x.Extents)} has no such windows");
        (int planes, int height, int width) = (x.Extents[0] * x.Extents[1], x.Extents[2], x.Extents[3]);
        Tensor result = Tensor.Of(x.Extents[0], x.Extents[1], window.Rows, window.Columns);
        List<double> inside = [];
        int element = 0;
        for (int plane = 0; plane < planes; plane++)
        {
            for (int row = 0; row < window.Rows; row++)
            {
                for (int column = 0; column < window.Columns; column++)
                {
                    inside.Clear();
                    int padding = 0;
                    for (int ky = 0; ky < window.Height; ky++)
                    {
                        int y = (row * window.StrideY) - window.Top + (ky * window.DilationY);
                        for (int kx = 0; kx < window.Width; kx++)
                        {
                            int at = (column * window.StrideX) - window.Left + (kx * window.DilationX);
                            if (y >= 0 && y < height && at >= 0 && at < width)
                                inside.Add(x.Values[(((plane * height) + y) * width) + at]);
                            else if (y < height + window.Bottom && at < width + window.Right)
                                padding++;
                        }
                    }

                    result.Values[element++] = Of(arguments.Node, inside, padding);
                }
            }
        }

        return result;
    }

    /// <summary>The number of a window.</summary>
    /// <param name="node">The node.</param>
    /// <param name="inside">The elements under it.</param>
    /// <param name="padding">How many zeros of the padding are under it besides.</param>
    protected abstract double Of(ModelNode node, IReadOnlyList<double> inside, int padding);
}
