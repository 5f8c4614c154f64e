namespace Unroll.Generator.Planning;

/// <summary>
/// Joins a depthwise convolution and the 1x1 convolution behind it where nobody else reads what lies between, and that is too large for the
/// caches: a value that is written to memory and read from there again takes longer than its sums.
/// </summary>
internal static class SeparableConvolutions
{
    /// <summary>Floats of a value from which on it leaves the second-level cache before it is read.</summary>
    private const int LeastValue = 1 << 18;

    /// <summary>Floats of the weights of the 1x1 convolution, which are read again for each band, at most.</summary>
    private const int MostWeights = 1 << 16;

    /// <summary>Floats of a band, at most, unless it is a row of tiles.</summary>
    private const int MostBand = 1 << 15;

    /// <summary>Joins those of a program that predicts.</summary>
    public static void Join(List<KernelCall> calls)
    {
        Dictionary<Buffer, int> uses = calls.SelectMany(call => call.Operands).Select(operand => operand.Buffer).OfType<Buffer>()
            .GroupBy(buffer => buffer)
            .ToDictionary(buffer => buffer.Key, buffer => buffer.Count());
        for (int i = 0; i + 1 < calls.Count; i++)
        {
            if (calls[i].Kernel is DepthwiseKernel depthwise && calls[i + 1].Kernel is DirectNhwcKernel pointwise
                && Fits(depthwise, pointwise) && calls[i].Operands[^1].Buffer is { } between && uses[between] == 2
                && calls[i + 1].Operands[0] == calls[i].Operands[^1])
            {
                calls[i] = Joined(calls[i], depthwise, calls[i + 1], pointwise);
                calls.RemoveAt(i + 1);
            }
        }
    }

    private static bool Fits(DepthwiseKernel depthwise, DirectNhwcKernel pointwise) =>
        pointwise is { Groups: null, Runs.Count: 0, Epilogue.Pooling: Pooling.None, Input: { Taps: 1, Window: { StrideY: 1, StrideX: 1 } } }
        && (long)pointwise.Blocks * pointwise.BlockWeights <= MostWeights
        && (long)depthwise.Rows * depthwise.Columns * depthwise.Width >= LeastValue;

    private static KernelCall Joined(KernelCall first, DepthwiseKernel depthwise, KernelCall second, DirectNhwcKernel pointwise)
    {
        int tile = DepthwiseTile.Choose(depthwise, RegisterFile.Avx512).Rows;
        int bands = Math.Max(1, MostBand / (tile * depthwise.Columns * depthwise.Width));
        var kernel = new SeparableKernel(depthwise, pointwise, Math.Min(depthwise.Rows, bands * tile));
        Operand[] operands =
        [
            .. first.Operands.Take(first.Operands.Count - 1), second.Operands[1],
            Operand.Scratch(second.Stage + " band", kernel.ScratchLength), .. second.Operands.Skip(2),
        ];
        return new(second.Stage, kernel, operands);
    }
}
