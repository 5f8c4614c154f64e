namespace Unroll.Exchange.Import.Interpreter.Functions;

/// <summary>ConvTranspose of planes: X [N, C, H, W], W [C, M / group, kH, kW], B [M].</summary>
internal sealed class ConvTransposeFunction : NodeFunction
{
    public override Tensor Compute(NodeArguments arguments)
    {
        Tensor x = arguments[0], w = arguments[1];
        Tensor? bias = arguments.Optional(2);
        int groups = (int)arguments.Node.Integer("group", 1);
        ModelWindow? window = x.Rank == 4 && w.Rank == 4
            ? ModelTransposedWindow.Of(arguments.Node, w.Extents[2..], x.Extents[2], x.Extents[3])?.Window
            : null;
        if (window is null || groups < 1 || x.Extents[1] != w.Extents[0] || w.Extents[0] % groups != 0)
            throw arguments.Wrong($"input {ShapeText.Of(x.Extents)}, weights {ShapeText.Of(w.Extents)}, {groups} groups");

        (int samples, int channels, int perGroup) = (x.Extents[0], x.Extents[1], w.Extents[1]);
        int filters = perGroup * groups, size = window.Rows * window.Columns;
        Tensor y = Tensor.Of(samples, filters, window.Rows, window.Columns);
        for (int n = 0; n < samples; n++)
        {
            for (int f = 0; f < filters; f++)
                y.Values.AsSpan(((n * filters) + f) * size, size).Fill(bias?.Values[f] ?? 0);
            for (int c = 0; c < channels; c++)
            {
                int first = c / (channels / groups) * perGroup;
                for (int f = 0; f < perGroup; f++)
                {
                    ReadOnlySpan<double> kernel = w.Values.AsSpan(((c * perGroup) + f) * window.Height * window.Width);
                    AddPlane(window, x, (n * channels) + c, kernel, y.Values.AsSpan(((n * filters) + first + f) * size, size));
                }
            }
        }

        return y;
    }

    /// <summary>Adds the kernel, times each pixel of a plane, to the window of that pixel.</summary>
    private static void AddPlane(ModelWindow window, Tensor x, int plane, ReadOnlySpan<double> kernel, Span<double> sums)
    {
        (int height, int width) = (x.Extents[2], x.Extents[3]);
        for (int pixel = 0; pixel < height * width; pixel++)
        {
            double value = x.Values[(plane * height * width) + pixel];
            for (int tap = 0; tap < window.Height * window.Width; tap++)
            {
                int row = (pixel / width * window.StrideY) - window.Top + (tap / window.Width * window.DilationY);
                int column = (pixel % width * window.StrideX) - window.Left + (tap % window.Width * window.DilationX);
                if (row >= 0 && row < window.Rows && column >= 0 && column < window.Columns)
                    sums[(row * window.Columns) + column] += value * kernel[tap];
            }
        }
    }
}
