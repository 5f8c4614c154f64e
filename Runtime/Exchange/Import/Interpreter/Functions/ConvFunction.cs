namespace Unroll.Exchange.Import.Interpreter.Functions;

/// <summary>Conv of planes: X [N, C, H, W], W [M, C / group, kH, kW], B [M].</summary>
internal sealed class ConvFunction : NodeFunction
{
    public override Tensor Compute(NodeArguments arguments)
    {
        Tensor x = arguments[0], w = arguments[1];
        Tensor? bias = arguments.Optional(2);
        int groups = (int)arguments.Node.Integer("group", 1);
        ModelWindow? window =
            x.Rank == 4 && w.Rank == 4 ? ModelWindow.Of(arguments.Node, w.Extents[2..], x.Extents[2], x.Extents[3]) : null;
        if (window is null || x.Extents[1] != w.Extents[1] * groups || w.Extents[0] % groups != 0)
            throw arguments.Wrong($"input {ShapeText.Of(x.Extents)}, weights {ShapeText.Of(w.Extents)}, {groups} groups");

        (int samples, int channels, int filters, int perGroup) = (x.Extents[0], x.Extents[1], w.Extents[0], w.Extents[1]);
        Tensor y = Tensor.Of(samples, filters, window.Rows, window.Columns);
        for (int n = 0; n < samples; n++)
        {
            for (int f = 0; f < filters; f++)
            {
                Span<double> sums = y.Values.AsSpan(((n * filters) + f) * window.Rows * window.Columns, window.Rows * window.Columns);
                sums.Fill(bias?.Values[f] ?? 0);
                for (int c = 0; c < perGroup; c++)
                {
                    int channel = (f / (filters / groups) * perGroup) + c;
                    ReadOnlySpan<double> kernel = w.Values.AsSpan(((f * perGroup) + c) * window.Height * window.Width);
                    AddPlane(window, x, (n * channels) + channel, kernel, sums);
                }
            }
        }

        return y;
    }

    private static void AddPlane(ModelWindow window, Tensor x, int plane, ReadOnlySpan<double> kernel, Span<double> sums)
    {
        (int height, int width) = (x.Extents[2], x.Extents[3]);
        for (int ky = 0; ky < window.Height; ky++)
        {
            for (int kx = 0; kx < window.Width; kx++)
            {
                double weight = kernel[(ky * window.Width) + kx];
                for (int row = 0; row < window.Rows; row++)
                {
                    int iy = (row * window.StrideY) - window.Top + (ky * window.DilationY);
                    if (iy < 0 || iy >= height)
                        continue;
                    ReadOnlySpan<double> pixels = x.Values.AsSpan(((plane * height) + iy) * width, width);
                    for (int column = 0; column < window.Columns; column++)
                    {
                        int ix = (column * window.StrideX) - window.Left + (kx * window.DilationX);
                        if (ix >= 0 && ix < width)
                            sums[(row * window.Columns) + column] += weight * pixels[ix];
                    }
                }
            }
        }
    }
}
